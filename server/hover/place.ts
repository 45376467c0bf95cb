// What hover sources ask of the place under the mouse.

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { valueAt } from '../../core/json.js';
import { podWords, whereabouts } from '../describeObject.js';
import { namespaceHere } from '../surroundings.js';
import type { HoverContext } from './types.js';

/** The namespace of the object; undefined where nothing says it. */
export function namespaceOf({ surroundings, object }: HoverContext): string | undefined {
  return namespaceHere(surroundings, object.namespace);
}

/** `- Deployment web: 3 pods · web.yaml`; many are counted. */
export function objectLines(objects: readonly GraphObject[]): string {
  const shownMax = 8;
  const lines = objects.slice(0, shownMax).map(object => {
    const { kind, name, pods } = object.facts;
    const count = pods?.replicas === undefined ? '' : `: ${podWords(pods.replicas)}`;
    return `- ${kind} \`${name}\`${count} · ${whereabouts(object)}`;
  });
  const more = objects.length - shownMax;
  return [...lines, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n');
}

/** The replicas that the object asks for; the server fills in 1. */
export function replicasOf({ value }: Pick<HoverContext, 'value'>): number | undefined {
  const replicas = valueAt(value, ['spec', 'replicas']) ?? 1;
  return typeof replicas === 'number' ? replicas : undefined;
}
