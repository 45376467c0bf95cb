// Kinds and verbs of subresources, as discovery tells them.

/** What discovery says of one subresource. */
export interface SubresourceFacts {
  readonly kind: string;
  readonly group: string;
  readonly version: string;
  readonly verbs: readonly string[];
}

const READ_WRITE = ['get', 'patch', 'update'];

const others: Readonly<Record<string, readonly [string, string, string, readonly string[]]>> = {
  scale: ['Scale', 'autoscaling', 'v1', READ_WRITE],
  eviction: ['Eviction', 'policy', 'v1', ['create']],
  binding: ['Binding', '', 'v1', ['create']],
  token: ['TokenRequest', 'authentication.k8s.io', 'v1', ['create']],
  exec: ['PodExecOptions', '', 'v1', ['create', 'get']],
  attach: ['PodAttachOptions', '', 'v1', ['create', 'get']],
  portforward: ['PodPortForwardOptions', '', 'v1', ['create', 'get']],
};

const PROXY_VERBS = ['create', 'delete', 'get', 'patch', 'update'];

/** The facts of a subresource; those that are not listed have their resource's own kind. */
export function subresourceFacts(
  name: string,
  owner: { readonly kind: string; readonly group: string; readonly version: string },
): SubresourceFacts {
  const other = others[name];
  if (other !== undefined) {
    const [kind, group, version, verbs] = other;
    return { kind, group, version, verbs };
  }
  if (name === 'proxy') {
    return { ...owner, kind: `${owner.kind}ProxyOptions`, verbs: PROXY_VERBS };
  }
  const verbs: Readonly<Record<string, readonly string[]>> = { log: ['get'], finalize: ['update'] };
  return { ...owner, verbs: verbs[name] ?? READ_WRITE };
}
