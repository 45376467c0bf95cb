// Projected volumes: several sources in one directory, whose files must not collide.
import type {
  ClusterTrustBundleProjection,
  ProjectedVolumeSource,
  ServiceAccountTokenProjection,
  VolumeProjection,
} from '../../../schemas/built/types.js';
import { checkFileMode, checkLocalNonReservedPath, checkPresent } from '../checks.js';
import { checkLabelSelector } from '../labels.js';
import type { Place } from '../place.js';
import { checkDownwardApiFile, checkKeys } from './clusterSources.js';

const collision = 'conflicting duplicate paths';
const tenMinutes = 600;
const longestToken = 2 ** 32;

/** The sources of a projected volume. */
export function checkProjected(projected: ProjectedVolumeSource, at: Place): void {
  checkFileMode(projected.defaultMode, at.field('defaultMode'));
  const paths = new Set<string>();
  for (const [index, source] of (projected.sources ?? []).entries()) {
    const atSource = at.field('sources').item(index);
    checkSource(source, at, index);
    for (const { path, owner } of pathsOf(source)) {
      if (path !== '' && paths.has(path)) {
        at.silent('sources').silent(index).invalid(owner, collision);
      }
      paths.add(path);
    }
    if (Object.keys(source).length > 1) {
      atSource.forbidden('may not specify more than 1 volume type per source');
    }
  }
}

function checkSource(source: VolumeProjection, at: Place, index: number): void {
  const atSource = at.field('sources').item(index);
  for (const name of ['secret', 'configMap'] as const) {
    const keys = source[name];
    if (keys !== undefined) {
      checkPresent(keys.name, atSource.field(name).field('name'));
      checkKeys(keys.items, atSource.field(name).field('items'));
    }
  }
  for (const [fileIndex, file] of (source.downwardAPI?.items ?? []).entries()) {
    const atFile = atSource.field('downwardAPI').silent('items').silent(fileIndex);
    checkDownwardApiFile(file, atFile);
  }
  if (source.serviceAccountToken !== undefined) {
    checkToken(source.serviceAccountToken, at, index);
  }
  if (source.clusterTrustBundle !== undefined) {
    checkTrustBundle(source.clusterTrustBundle, atSource.field('clusterTrustBundle'));
  }
}

/** The server names the path of a token at the volume itself. */
function checkToken(token: ServiceAccountTokenProjection, at: Place, index: number): void {
  const seconds = token.expirationSeconds ?? 0;
  const atSeconds = at
    .field('sources')
    .item(index)
    .field('serviceAccountToken')
    .field('expirationSeconds');
  if (seconds < tenMinutes) {
    atSeconds.invalid(seconds, 'may not specify a duration less than 10 minutes');
  }
  if (seconds > longestToken) {
    atSeconds.invalid(seconds, 'may not specify a duration larger than 2^32 seconds');
  }
  const atPath = at.silent('sources').silent(index).silent('serviceAccountToken').field('path');
  if (checkPresent(token.path, atPath)) {
    checkLocalNonReservedPath(token.path, atPath);
  }
}

function checkTrustBundle(bundle: ClusterTrustBundleProjection, at: Place): void {
  const { name, signerName } = bundle;
  if (name !== undefined && signerName !== undefined) {
    at.invalid(bundle, 'only one of name and signerName may be used');
  } else if (name !== undefined) {
    checkPresent(name, at.field('name'), 'must be a valid object name');
    if (bundle.labelSelector !== undefined) {
      const detail = 'labelSelector must be unset if name is specified';
      at.field('labelSelector').invalid(bundle.labelSelector, detail);
    }
  } else if (signerName !== undefined) {
    checkPresent(signerName, at.field('signerName'), 'must be a valid signer name');
    checkLabelSelector(bundle.labelSelector, at.field('labelSelector'));
  } else {
    at.required('either name or signerName must be specified');
  }
  checkPresent(bundle.path, at.field('path'));
  checkLocalNonReservedPath(bundle.path ?? '', at.field('path'));
}

interface ProjectedPath {
  readonly path: string;
  /** What the server prints when the path collides. */
  readonly owner: string;
}

function pathsOf(source: VolumeProjection): readonly ProjectedPath[] {
  const { secret, configMap, downwardAPI, clusterTrustBundle } = source;
  const keyed = [secret, configMap].flatMap(keys =>
    (keys?.items ?? []).map(item => ({ path: item.path, owner: keys?.name ?? '' })),
  );
  const files = (downwardAPI?.items ?? []).map(({ path }) => ({ path, owner: path }));
  const bundle = clusterTrustBundle?.path;
  return [...keyed, ...files, ...(bundle === undefined ? [] : [{ path: bundle, owner: bundle }])];
}
