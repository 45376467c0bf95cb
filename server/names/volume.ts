// Volumes of a pod (claim templates included) and their mounts.

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { fieldsOf, isSamePath } from '../../core/json.js';
import { itemsAt, type Placed, scalarsAt } from '../placedFields.js';
import { type Cursor, labelProblem, type NamedThing, nameAt } from './named.js';
import { containersOf, podSpecOf } from './podSpec.js';

/** The volume declared or mounted under the cursor. */
export function volume({ object, path, inKey }: Cursor): NamedThing | undefined {
  const declared = declarations(object);
  const mounted = mounts(object);
  const found = [...declared, ...mounted].find(place => isSamePath(place.path, path));
  if (found === undefined || inKey) {
    return undefined;
  }
  const name = String(found.value);
  const at = (places: readonly Placed<unknown>[], isDeclaration: boolean) =>
    places
      .filter(({ value }) => value === found.value)
      .flatMap(place => nameAt(object, place.path, { isDeclaration }));
  return {
    title: `volume ${name} of ${object.facts.kind} ${object.facts.name}`,
    name,
    occurrences: () => [...at(declared, true), ...at(mounted, false)],
    problemWith: labelProblem,
  };
}

function declarations(object: GraphObject): Placed<string | number>[] {
  const spec = podSpecOf(object);
  const root = { value: fieldsOf(object.facts.value), path: [] };
  const claims = itemsAt(root, 'spec', 'volumeClaimTemplates');
  return [
    ...(spec === undefined ? [] : itemsAt(spec, 'volumes')).flatMap(item =>
      scalarsAt(item, 'name'),
    ),
    ...claims.flatMap(item => scalarsAt(item, 'metadata', 'name')),
  ];
}

function mounts(object: GraphObject): Placed<string | number>[] {
  return containersOf(object).flatMap(container =>
    ['volumeMounts', 'volumeDevices'].flatMap(list =>
      itemsAt(container, list).flatMap(item => scalarsAt(item, 'name')),
    ),
  );
}
