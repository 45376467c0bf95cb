// The PodSpec and the containers of an object as names see them: paths start at the object, ephemeral containers count.

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { isFields, valueAt } from '../../core/json.js';
import { containerLists, podPlaceOf } from '../../core/kubernetes/podTemplate.js';
import { itemsAt, type Placed } from '../placedFields.js';

/** The PodSpec of an object; undefined for kinds without pods. */
export function podSpecOf({ facts }: GraphObject): Placed | undefined {
  const path = podPlaceOf(facts.apiVersion, facts.kind)?.specPath;
  const value = path && valueAt(facts.value, path);
  return path !== undefined && isFields(value) ? { value, path } : undefined;
}

/** Every container, init and ephemeral ones included. */
export function containersOf(object: GraphObject): Placed[] {
  const spec = podSpecOf(object);
  return spec === undefined ? [] : containerLists.flatMap(list => itemsAt(spec, list));
}
