/**
 * Hover: keys of ConfigMaps and Secrets
 *
 * Who reads the key: by itself, or with all others.
 */

import { whereabouts } from '../describeObject.js';
import { nearest } from '../surroundings.js';
import { namespaceOf } from './place.js';
import type { HoverContext } from './types.js';

const shownMax = 8;

/** Tells the readers of a key. */
export function dataKeys(context: HoverContext): readonly string[] {
  const { self, path, surroundings } = context;
  const key = path[1];
  const isKey = path.length === 2 && /^(?:data|stringData|binaryData)$/.test(String(path[0]));
  if (self === undefined || !isKey || typeof key !== 'string') {
    return [];
  }
  const { groupKind, name } = self.facts;
  if (groupKind !== 'ConfigMap' && groupKind !== 'Secret') {
    return [];
  }
  const readers = nearest(
    surroundings,
    surroundings.graph.referrers(groupKind, name),
    namespaceOf(context),
  );
  const lines = readers.flatMap(({ object }) => {
    const references = object.facts.references.filter(
      each => each.to === groupKind && each.name === name,
    );
    const isByName = references.some(({ keys }) => keys.some(each => each.name === key));
    const isWhole = references.some(({ keys }) => keys.length === 0);
    const how = isByName ? '' : ', with all other keys';
    return isByName || isWhole
      ? [`- ${object.facts.kind} \`${object.facts.name}\`${how} · ${whereabouts(object)}`]
      : [];
  });
  return lines.length === 0 ? [] : [`Read by:\n\n${lines.slice(0, shownMax).join('\n')}`];
}
