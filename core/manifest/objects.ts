// The Kubernetes objects of a document: itself, or the items of a `kind: List`.

import { valueAt } from '../json.js';
import { entryOf } from './find.js';
import type { ManifestDocument, MappingNode, YamlNode } from './node.js';
import { resolveAlias } from './toValue.js';

/** One Kubernetes object of a document. */
export interface ObjectInDocument {
  /** Where it stands in the document: empty, or `['items', 3]`. */
  readonly path: readonly (string | number)[];
  readonly node: MappingNode;
  readonly apiVersion: string | undefined;
  readonly kind: string | undefined;
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  /** The object as JSON. Owned by the document: not to be written to. */
  value(): unknown;
}

/** The Kubernetes objects of a document, told by its content; none in other YAML. */
export function objectsOf(document: ManifestDocument): readonly ObjectInDocument[] {
  const { root } = document;
  if (root?.kind !== 'mapping') {
    return [];
  }
  if (document.nature === 'kubernetes') {
    return [objectAt(document, [], root)];
  }
  if (document.nature !== 'list') {
    return [];
  }
  const items = resolveAlias(entryOf(root, 'items')?.value);
  return items?.kind !== 'sequence'
    ? []
    : items.items.flatMap((item, index) => {
        const node = resolveAlias(item.value);
        return node?.kind === 'mapping' ? [objectAt(document, ['items', index], node)] : [];
      });
}

function objectAt(
  document: ManifestDocument,
  path: readonly (string | number)[],
  node: MappingNode,
): ObjectInDocument {
  const metadata = resolveAlias(entryOf(node, 'metadata')?.value);
  return {
    path,
    node,
    apiVersion: textOf(node, 'apiVersion'),
    kind: textOf(node, 'kind'),
    name: textOf(metadata, 'name') ?? textOf(metadata, 'generateName'),
    namespace: textOf(metadata, 'namespace'),
    value: () => valueAt(document.toValue(), path),
  };
}

function textOf(node: YamlNode | undefined, key: string): string | undefined {
  const value = node?.kind === 'mapping' ? resolveAlias(entryOf(node, key)?.value) : undefined;
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}
