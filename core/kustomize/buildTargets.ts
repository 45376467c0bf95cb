// Patches and generators of a kustomization that are for an object which is not built: kustomize refuses them.

import { type Fields, fieldsOf, listOf } from '../json.js';
import type { ManifestDocument } from '../manifest/node.js';
import type { FieldPath } from '../validation/fieldError.js';
import { itemsAt, textAt } from './buildFields.js';
import type { BuiltObject } from './builtObject.js';
import { isLocalPath } from './kustomization.js';
import {
  identityOf,
  namedBy,
  partialObjectsIn,
  scaledBy,
  selectedBy,
  type TargetIdentity,
} from './targets.js';

/** Something that is for an object which is not there. */
export interface WithoutTarget {
  /** What it is for. */
  readonly about: string;
  readonly path: FieldPath;
}

/** `objects`: what is there when the kustomization changes it. */
export function withoutTarget(
  fields: Fields,
  objects: readonly BuiltObject[],
  documentsOf: (path: string) => readonly ManifestDocument[],
): readonly WithoutTarget[] {
  const patches = ['patches', 'patchesStrategicMerge'].flatMap(field =>
    listOf(fields[field]).flatMap((entry, index) =>
      partsOf(entry, documentsOf)
        .filter(part => namedBy(part, objects).length === 0)
        .map(({ kind, name }) => ({ about: `${kind} ${name}`, path: [field, index] })),
    ),
  );
  const replicas = itemsAt(fields, 'replicas').flatMap((item, index) => {
    const name = textAt(item, 'name');
    const isMissing = name !== undefined && scaledBy(name, objects).length === 0;
    return isMissing ? [{ about: name, path: ['replicas', index] }] : [];
  });
  const replacements = itemsAt(fields, 'replacements').flatMap((item, index) => {
    const source = fieldsOf(item['source']);
    const isThere = item['source'] === undefined || selectedBy(source, objects)?.length !== 0;
    const about = `${textAt(source, 'kind') ?? ''} ${textAt(source, 'name') ?? ''}`.trim();
    return isThere ? [] : [{ about, path: ['replacements', index] }];
  });
  return [...patches, ...replicas, ...replacements, ...generatorsWithout(fields, objects)];
}

function generatorsWithout(
  fields: Fields,
  objects: readonly BuiltObject[],
): readonly WithoutTarget[] {
  return ['configMapGenerator', 'secretGenerator'].flatMap(field =>
    itemsAt(fields, field).flatMap((item, index) => {
      const kind = field === 'configMapGenerator' ? 'ConfigMap' : 'Secret';
      const name = textAt(item, 'name') ?? '';
      const isFor = ['merge', 'replace'].includes(textAt(item, 'behavior') ?? '');
      const isThere = objects.some(
        object => object.origin.facts.kind === kind && object.names.includes(name),
      );
      return isFor && !isThere ? [{ about: `${kind} ${name}`, path: [field, index] }] : [];
    }),
  );
}

/** The objects that a patch without a target names. */
function partsOf(
  entry: unknown,
  documentsOf: (path: string) => readonly ManifestDocument[],
): readonly TargetIdentity[] {
  const { target, patch, path } = fieldsOf(entry);
  const text = typeof entry === 'string' ? entry : patch;
  if (target !== undefined) {
    return [];
  }
  const file = typeof path === 'string' ? path : undefined;
  if (typeof text === 'string' && !(text === entry && isLocalPath(text))) {
    return partialObjectsIn(text);
  }
  const named = file ?? (typeof entry === 'string' ? entry : undefined);
  return (named === undefined ? [] : documentsOf(named)).flatMap(
    document => identityOf(document.toValue()) ?? [],
  );
}
