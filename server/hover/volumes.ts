/**
 * Hover: volumes
 *
 * On a mount: what the volume is. On a volume: which containers mount it, and where.
 */

import { type Fields, fieldsOf, listOf, valueAt } from '../../core/json.js';
import { containerPathOf, fieldsIn, podSpecPathOf } from '../objectPlace.js';
import type { HoverContext } from './types.js';

/** Tells the other end of a mount. */
export function volumes(context: HoverContext): readonly string[] {
  const specPath = podSpecPathOf(context);
  if (specPath === undefined) {
    return [];
  }
  const { path } = context;
  const container = containerPathOf(context);
  if (container !== undefined) {
    const words = path.slice(container.length).join('.');
    const isMount = /^(?:volumeMounts|volumeDevices)\.\d+\.name$/.test(words);
    return isMount ? volumeOf(context, specPath) : [];
  }
  const isName = /^volumes\.\d+\.name$/.test(path.slice(specPath.length).join('.'));
  return isName ? mountsOf(context, specPath) : [];
}

function volumeOf(context: HoverContext, specPath: readonly string[]): string[] {
  const { name } = fieldsIn(context, context.path.slice(0, -1));
  const volume = listIn(context, [...specPath, 'volumes']).find(each => each.name === name);
  if (volume !== undefined) {
    const kind = Object.keys(volume).find(key => key !== 'name') ?? 'emptyDir';
    const source = fieldsOf(volume[kind]);
    const named = source.name ?? source.secretName ?? source.claimName ?? source.path;
    return [`Volume: ${kind}${named === undefined ? '' : ` \`${String(named)}\``}`];
  }
  const claims = listIn(context, ['spec', 'volumeClaimTemplates']);
  const claim = claims.find(each => valueAt(each, ['metadata', 'name']) === name);
  const size = valueAt(claim, ['spec', 'resources', 'requests', 'storage']);
  return claim === undefined
    ? [`The pod has **no** volume \`${String(name)}\``]
    : [`Volume: a claim of its own for each pod${size === undefined ? '' : `, ${String(size)}`}`];
}

function mountsOf(context: HoverContext, specPath: readonly string[]): string[] {
  const { name } = fieldsIn(context, context.path.slice(0, -1));
  const containers = ['initContainers', 'containers'].flatMap(list =>
    listIn(context, [...specPath, list]),
  );
  const lines = containers.flatMap(container =>
    (Array.isArray(container.volumeMounts) ? container.volumeMounts.map(fieldsOf) : [])
      .filter(mount => mount.name === name)
      .map(
        ({ mountPath, readOnly }) =>
          `- \`${String(mountPath ?? '?')}\` of container \`${String(container.name ?? '?')}\`` +
          (readOnly === true ? ', read-only' : ''),
      ),
  );
  return lines.length === 0 ? ['Mounted by no container'] : [`Mounted at:\n\n${lines.join('\n')}`];
}

function listIn(context: HoverContext, path: readonly string[]): Fields[] {
  const list = valueAt(context.value, path);
  return listOf(list).map(fieldsOf);
}
