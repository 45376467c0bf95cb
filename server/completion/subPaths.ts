/**
 * Completion: files of a volume
 *
 * Where a mount takes one file of a ConfigMap or Secret: the files that the volume has.
 *
 *     subPath: $0      →      subPath: app.properties
 */

import { CompletionItemKind } from 'vscode-languageserver-types';
import { type Fields, fieldsOf } from '../../core/json.js';
import { isValue, itemsIn, namespaceOf, pathWords } from '../completionPlace.js';
import { containerPathOf, fieldsIn } from '../objectPlace.js';
import { stringText } from '../scalarText.js';
import { objectsNamed } from '../surroundings.js';
import type { CompletionContext, Proposal } from './types.js';

/** Proposes the files of the volume that is mounted. */
export function subPaths(context: CompletionContext): readonly Proposal[] {
  const container = containerPathOf(context);
  const { path } = context;
  const words = container && pathWords(path.slice(container.length));
  if (container === undefined || words !== 'volumeMounts[].subPath' || !isValue(context)) {
    return [];
  }
  const { name } = fieldsIn(context, path.slice(0, -1));
  const volumes = itemsIn(context, [...container.slice(0, -2), 'volumes']);
  return volumes
    .filter(volume => volume.name === name)
    .flatMap(volume => [
      ...filesOf(context, 'ConfigMap', fieldsOf(volume.configMap)),
      ...filesOf(context, 'Secret', fieldsOf(volume.secret)),
    ]);
}

/** What `items` maps, else every key. */
function filesOf(context: CompletionContext, kind: string, source: Fields): Proposal[] {
  const name = source.name ?? source.secretName;
  if (typeof name !== 'string') {
    return [];
  }
  const found = objectsNamed(context.surroundings, kind, name, namespaceOf(context)).slice(0, 1);
  const mapped = Array.isArray(source.items)
    ? source.items.map(item => fieldsOf(item).path)
    : found.flatMap(({ object }) => object.facts.keys);
  return mapped.flatMap((file, rank) =>
    typeof file === 'string'
      ? [
          {
            label: file,
            kind: CompletionItemKind.File,
            text: stringText(file),
            rank,
            detail: `${kind} ${name}`,
          },
        ]
      : [],
  );
}
