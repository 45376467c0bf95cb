// What a pod's phase says to all that deal with pods: whether it has ended.

/** Succeeded or Failed: its containers have ended for good. */
export function isTerminal(pod: {
  readonly status?: { readonly phase?: string | undefined } | undefined;
}): boolean {
  const phase = pod.status?.phase;
  return phase === 'Succeeded' || phase === 'Failed';
}
