// Other places that belong to a finding, for rules: where the pods, the ports or the rival of an object stand.

import type { GraphObject } from '../../core/graph/objectGraph.js';
import type { FieldPath } from '../../core/validation/fieldError.js';
import { titleOf } from '../placedFields.js';
import type { RelatedObject } from './rule.js';

/** More places than these say nothing more. */
const relatedMax = 5;

/** A field of an object; where it is absent, the nearest one around it. */
export function pointTo(
  object: GraphObject,
  fields: FieldPath,
  message = `${titleOf(object)} is here`,
): RelatedObject {
  return { object, path: [...object.facts.at, ...fields], message };
}

/** The names of some objects. */
export function pointToNames(objects: readonly GraphObject[]): RelatedObject[] {
  return objects.slice(0, relatedMax).map(object => pointTo(object, ['metadata', 'name']));
}

/** The labels of the pods of some objects. */
export function pointToPods(objects: readonly GraphObject[]): RelatedObject[] {
  return objects.slice(0, relatedMax).map(object => ({
    object,
    path: object.facts.pods?.labelsAt ?? object.facts.at,
    message: `${titleOf(object)} has these pods`,
  }));
}

/** The ports that the containers of some objects declare; the pods where they declare none. */
export function pointToPorts(objects: readonly GraphObject[]): RelatedObject[] {
  const ports = objects.flatMap(object =>
    (object.facts.pods?.ports ?? []).map(({ name, number, at }) => ({
      object,
      path: at,
      message: `${titleOf(object)} declares port ${name === undefined ? '' : `${name}, `}${number}`,
    })),
  );
  return ports.length === 0 ? pointToPods(objects) : ports.slice(0, relatedMax);
}
