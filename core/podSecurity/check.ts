// What the checks of the Pod Security Standards share.

import type { Container, Pod, SecurityContext } from '../../schemas/built/types.js';

/** What is broken, and where: the server's `reason (detail)`. */
export interface Violation {
  readonly reason: string;
  readonly detail: string;
}

/** One control of a standard. */
export interface SecurityCheck {
  readonly id: string;
  /** The id of the baseline check that this one tightens. */
  readonly replaces?: string;
  check(pod: PodParts): Violation | undefined;
}

/** A pod or a pod template. */
export type PodParts = Pick<Pod, 'metadata' | 'spec'>;

/** All containers in the order the server visits them: init, regular, ephemeral. */
export function containersOf(pod: PodParts): readonly Container[] {
  const { initContainers = [], containers = [], ephemeralContainers = [] } = pod.spec ?? {};
  return [...initContainers, ...containers, ...(ephemeralContainers as readonly Container[])];
}

/** Names of the containers for which it holds. */
export function namesWhere(
  pod: PodParts,
  holds: (context: SecurityContext, container: Container) => boolean,
): readonly string[] {
  return containersOf(pod)
    .filter(container => holds(container.securityContext ?? {}, container))
    .map(container => container.name);
}

/** `container "a"`, `containers "a", "b"`. */
export function containerWords(names: readonly string[]): string {
  return `${plural('container', names.length)} ${quoted(names)}`;
}

/** `"a", "b"`, each once. */
export function quoted(values: Iterable<string>): string {
  return [...new Set(values)].map(value => `"${value}"`).join(', ');
}

/** `container`, `containers`: the word for one or several. */
export function plural(word: string, count: number): string {
  return count === 1 ? word : `${word}s`;
}
