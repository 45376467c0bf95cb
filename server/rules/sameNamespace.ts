// Whether two manifests may end up in one namespace. A manifest that names none goes where it is applied.

/** Namespaces as manifests say them; undefined is "wherever it is applied". */
export function mayShareNamespace(first: string | undefined, second: string | undefined): boolean {
  return first === undefined || second === undefined || first === second;
}
