// Containers of a pod: fields that read their resources, annotations that choose one, autoscalers that look at one.

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { fieldsOf, isSamePath } from '../../core/json.js';
import { podPlaceOf } from '../../core/kubernetes/podTemplate.js';
import { itemsAt, type Placed, scalarsAt } from '../placedFields.js';
import { type Cursor, labelProblem, type NamedThing, nameAt } from './named.js';
import { referrersOf, targetsOf } from './objectName.js';
import { containersOf, podSpecOf } from './podSpec.js';
import type { Workspace } from './workspace.js';

/** The container declared or named under the cursor. */
export function container(cursor: Cursor, workspace: Workspace): NamedThing | undefined {
  const { object, path, inKey } = cursor;
  const place = [...declarations(object), ...uses(object), ...metrics(object)].find(each =>
    isSamePath(each.path, path),
  );
  const owners = ownersOf(object, workspace);
  if (place === undefined || inKey || owners.length === 0) {
    return undefined;
  }
  const name = String(place.value);
  return {
    title: `container ${name} of ${object.facts.kind} ${object.facts.name}`,
    name,
    occurrences: () =>
      owners.flatMap(owner => [
        ...named(owner, declarations(owner), name, true),
        ...named(owner, uses(owner), name, false),
        ...referrersOf(owner, workspace).flatMap(({ object: other }) =>
          named(other, metrics(other), name, false),
        ),
      ]),
    problemWith: labelProblem,
  };
}

/** The objects whose containers are meant: the object itself, or what an autoscaler scales. */
function ownersOf(object: GraphObject, workspace: Workspace): readonly GraphObject[] {
  if (podSpecOf(object) !== undefined) {
    return [object];
  }
  return object.facts.references
    .filter(({ pattern }) => pattern.at === 'spec.scaleTargetRef.name')
    .flatMap(reference => targetsOf(object, reference, workspace));
}

function named(
  object: GraphObject,
  places: readonly Placed<unknown>[],
  name: string,
  isDeclaration: boolean,
) {
  return places
    .filter(({ value }) => value === name)
    .flatMap(({ path }) => nameAt(object, path, { isDeclaration }));
}

function declarations(object: GraphObject): Placed<string | number>[] {
  return containersOf(object).flatMap(each => scalarsAt(each, 'name'));
}

function uses(object: GraphObject): Placed<string | number>[] {
  const spec = podSpecOf(object);
  const place = podPlaceOf(object.facts.apiVersion, object.facts.kind);
  if (spec === undefined || place === undefined) {
    return [];
  }
  const root = { value: fieldsOf(object.facts.value), path: [] };
  const annotation = [...place.path, 'metadata', 'annotations'];
  return [
    ...containersOf(object).flatMap(each =>
      itemsAt(each, 'env').flatMap(item =>
        scalarsAt(item, 'valueFrom', 'resourceFieldRef', 'containerName'),
      ),
    ),
    ...itemsAt(spec, 'volumes').flatMap(item => [
      ...itemsAt(item, 'downwardAPI', 'items').flatMap(file =>
        scalarsAt(file, 'resourceFieldRef', 'containerName'),
      ),
    ]),
    ...itemsAt(spec, 'ephemeralContainers').flatMap(each => scalarsAt(each, 'targetContainerName')),
    ...scalarsAt(root, ...annotation, 'kubectl.kubernetes.io/default-container'),
    ...scalarsAt(root, ...annotation, 'kubectl.kubernetes.io/default-logs-container'),
  ];
}

function metrics(object: GraphObject): Placed<string | number>[] {
  if (object.facts.groupKind !== 'autoscaling/HorizontalPodAutoscaler') {
    return [];
  }
  const root = { value: fieldsOf(object.facts.value), path: [] };
  return itemsAt(root, 'spec', 'metrics').flatMap(each =>
    scalarsAt(each, 'containerResource', 'container'),
  );
}
