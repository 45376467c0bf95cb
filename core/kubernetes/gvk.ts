// Group and version out of the `apiVersion` of objects, and back; the order of versions.

/** `apps/v1` to group `apps` and version `v1`; `v1` is of the core group, the empty text. */
export function parseApiVersion(apiVersion: string): { group: string; version: string } {
  const slash = apiVersion.indexOf('/');
  return { group: apiVersion.slice(0, Math.max(0, slash)), version: apiVersion.slice(slash + 1) };
}

/** Group `apps` and version `v1` to `apps/v1`. */
export function toApiVersion(group: string, version: string): string {
  return group === '' ? version : `${group}/${version}`;
}

/** Order of versions as discovery has it: stable before beta before alpha, then the higher first. */
export function compareVersions(first: string, second: string): number {
  const [a, b] = [versionRank(first), versionRank(second)];
  for (const [place, rank] of a.entries()) {
    const other = b[place] ?? 0;
    if (rank !== other) {
      return other - rank;
    }
  }
  return first < second ? -1 : first > second ? 1 : 0;
}

function versionRank(version: string): readonly number[] {
  const match = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version);
  if (match === null) {
    return [0, 0, 0];
  }
  const [, major, stage, minor = '0'] = match;
  const stability = stage === undefined ? 3 : stage === 'beta' ? 2 : 1;
  return [stability, Number(major), Number(minor)];
}
