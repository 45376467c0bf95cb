// Group and kind without version, as one text: what names a kind across its versions.

/** `apps/Deployment`; kinds of the core group stand alone: `Pod`. */
export type GroupKind = string;

/** The group and kind of an object. Kinds that moved between groups count as what they are now. */
export function groupKindOf(object: {
  readonly apiVersion: string;
  readonly kind: string;
}): GroupKind {
  const slash = object.apiVersion.indexOf('/');
  if (slash < 0) {
    return object.kind;
  }
  const group = object.apiVersion.slice(0, slash);
  return group === 'extensions' ? movedFromExtensions(object.kind) : `${group}/${object.kind}`;
}

/** `apps` and `Deployment` as one; the core group is the empty text. */
export function groupKindIn(group: string, kind: string): GroupKind {
  return group === '' ? kind : `${group}/${kind}`;
}

/** The kind alone. */
export function kindOf(groupKind: GroupKind): string {
  return groupKind.slice(groupKind.indexOf('/') + 1);
}

/** The group `extensions` was the first home of these kinds. */
function movedFromExtensions(kind: string): GroupKind {
  if (kind === 'Ingress' || kind === 'NetworkPolicy') {
    return `networking.k8s.io/${kind}`;
  }
  return `${kind === 'PodSecurityPolicy' ? 'policy' : 'apps'}/${kind}`;
}
