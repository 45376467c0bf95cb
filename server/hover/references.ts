/**
 * Hover: references
 *
 * On a name of another object, on a key of it and on a port of it: what is named, where it stands, what it has.
 */

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { fieldsOf, listOf } from '../../core/json.js';
import { kindOf } from '../../core/kubernetes/groupKind.js';
import { findReferenceSpot } from '../../core/references/referenceSpot.js';
import { describeObject, portWords } from '../describeObject.js';
import { objectsNamed } from '../surroundings.js';
import { namespaceOf } from './place.js';
import type { HoverContext } from './types.js';

const shownMax = 3;

/** Tells what is named. */
export function references(context: HoverContext): readonly string[] {
  const { self, at, object, path, surroundings } = context;
  const { apiVersion, kind } = object;
  if (self === undefined || apiVersion === undefined || kind === undefined) {
    return [];
  }
  const spot = findReferenceSpot({ apiVersion, kind }, path);
  const nameAt = spot && [...object.path, ...spot.nameAt].join('/');
  const reference = self.facts.references.find(each => each.path.join('/') === nameAt);
  if (spot === undefined || reference === undefined) {
    return [];
  }
  const { to, name, namespace } = reference;
  const targets = objectsNamed(surroundings, to, name, namespace ?? namespaceOf(context));
  if (targets.length === 0) {
    return [`No ${kindOf(to)} \`${name}\` in the workspace`];
  }
  return targets.slice(0, shownMax).flatMap(({ object: target }) => {
    const detail = detailOf(target, spot.role, at.value);
    return [...(detail === undefined ? [] : [detail]), describeObject(target)];
  });
}

function detailOf(
  target: GraphObject,
  role: string,
  node: HoverContext['at']['value'],
): string | undefined {
  const text = node?.kind === 'scalar' ? node.text : '';
  if (role === 'key') {
    const has = target.facts.keys.includes(text) ? 'has' : 'has **no**';
    return `${target.facts.kind} \`${target.facts.name}\` ${has} key \`${text}\``;
  }
  if (role !== 'port') {
    return undefined;
  }
  const { ports } = fieldsOf(fieldsOf(target.facts.value).spec);
  const port = listOf(ports)
    .map(fieldsOf)
    .find(each => each.name === text || String(each.port) === text);
  return port === undefined ? `Service has **no** port \`${text}\`` : `Port ${portWords(port)}`;
}
