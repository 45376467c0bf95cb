// Ports of containers, by name or number: probes of the container, the Services that send to them, policies.

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { fieldsOf, isSamePath } from '../../core/json.js';
import { checkPaths, portActions } from '../../core/kubernetes/probes.js';
import { itemsAt, type Placed, scalarsAt } from '../placedFields.js';
import { type Cursor, type NamedThing, nameAt, type Occurrence } from './named.js';
import { containersOf } from './podSpec.js';
import { portNameProblem, portNumberProblem } from './servicePort.js';
import type { Workspace } from './workspace.js';

type Port = string | number;

/** The container's port declared or used under the cursor. */
export function containerPort(cursor: Cursor, workspace: Workspace): NamedThing | undefined {
  const { object, path, inKey } = cursor;
  if (inKey) {
    return undefined;
  }
  const isHere = (place: Placed<Port>): boolean => isSamePath(place.path, path);
  const own = [...declarations(object), ...probes(object)].find(isHere);
  if (own !== undefined) {
    return thing(own.value, [object], workspace);
  }
  const target = targets(object).find(isHere);
  return target && thing(target.value, podsOf(object, workspace), workspace);
}

/** The ports of containers a Service or policy speaks of, by name and by number. */
function targets(object: GraphObject): Placed<Port>[] {
  const root = { value: fieldsOf(object.facts.value), path: [] };
  switch (object.facts.groupKind) {
    case 'Service':
      return itemsAt(root, 'spec', 'ports').flatMap(port => scalarsAt(port, 'targetPort'));
    case 'networking.k8s.io/NetworkPolicy':
      return itemsAt(root, 'spec', 'ingress').flatMap(rule =>
        itemsAt(rule, 'ports').flatMap(port => scalarsAt(port, 'port')),
      );
    default:
      return [];
  }
}

/** The workloads whose pods an object selects. */
export function podsOf(object: GraphObject, workspace: Workspace): readonly GraphObject[] {
  return object.facts.selectors
    .flatMap(({ selector }) => workspace.graph.withPods(selector))
    .filter(target => workspace.isTogether(object, target));
}

/** Whether Services lead to it, and policies guard it. */
export function selectorsOf(object: GraphObject, workspace: Workspace): readonly GraphObject[] {
  const labels = object.facts.pods?.labels;
  return labels === undefined
    ? []
    : workspace.graph
        .selectingPods(labels)
        .filter(other => other !== object && workspace.isTogether(object, other));
}

function thing(
  port: Port,
  owners: readonly GraphObject[],
  workspace: Workspace,
): NamedThing | undefined {
  if (owners.length === 0) {
    return undefined;
  }
  return {
    title: `port ${port} of ${owners.map(({ facts }) => `${facts.kind} ${facts.name}`).join(', ')}`,
    name: String(port),
    occurrences: () => occurrences(port, owners, workspace),
    problemWith: typeof port === 'number' ? portNumberProblem : portNameProblem,
  };
}

/** A Service that sends to this name joins the other workloads it selects: they are called so together. */
function occurrences(
  port: Port,
  owners: readonly GraphObject[],
  workspace: Workspace,
): Occurrence[] {
  const pods = new Set(owners);
  const users = new Set<GraphObject>();
  for (const owner of pods) {
    for (const user of selectorsOf(owner, workspace)) {
      if (!users.has(user) && targets(user).some(({ value }) => value === port)) {
        users.add(user);
        for (const pod of podsOf(user, workspace)) {
          if (declarations(pod).some(({ value }) => value === port)) {
            pods.add(pod);
          }
        }
      }
    }
  }
  const at = (object: GraphObject, places: readonly Placed<Port>[], isDeclaration: boolean) =>
    places
      .filter(({ value }) => value === port)
      .flatMap(({ path }) => nameAt(object, path, { isDeclaration }));
  return [
    ...[...pods].flatMap(pod => [
      ...at(pod, declarations(pod), true),
      ...at(pod, probes(pod), false),
    ]),
    ...[...users].flatMap(user => at(user, targets(user), false)),
  ];
}

function declarations(object: GraphObject): Placed<Port>[] {
  return containersOf(object).flatMap(each =>
    itemsAt(each, 'ports').flatMap(port => [
      ...scalarsAt(port, 'name'),
      ...scalarsAt(port, 'containerPort'),
    ]),
  );
}

function probes(object: GraphObject): Placed<Port>[] {
  return containersOf(object).flatMap(each =>
    checkPaths.flatMap(path =>
      portActions.flatMap(action => scalarsAt(each, ...path, action, 'port')),
    ),
  );
}
