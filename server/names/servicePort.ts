// Ports of Services, by name or number: Ingresses and webhooks that lead to them.

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { fieldsOf, isSamePath } from '../../core/json.js';
import { itemsAt, type Placed, scalarsAt } from '../placedFields.js';
import { below, type Cursor, isAt, type NamedThing, nameAt, type Occurrence } from './named.js';
import { referrersOf, targetsOf } from './objectName.js';
import type { Workspace } from './workspace.js';

/** The Service's port declared or named under the cursor. */
export function servicePort(cursor: Cursor, workspace: Workspace): NamedThing | undefined {
  const { object, path, inKey } = cursor;
  if (inKey) {
    return undefined;
  }
  const own = portsOf(object).find(place => isSamePath(place.path, path));
  if (own !== undefined) {
    return thing(own.value, [object], workspace);
  }
  const reference = object.facts.references.find(
    ({ port }) => port !== undefined && isAt(cursor, port.path),
  );
  return reference?.port === undefined
    ? undefined
    : thing(reference.port.value, targetsOf(object, reference, workspace), workspace);
}

/** Why a text is no port name (IANA_SVC_NAME). */
export function portNameProblem(name: string): string | undefined {
  const isName =
    /^[a-z0-9]([a-z0-9]|-(?!-))*$/.test(name) && !name.endsWith('-') && /[a-z]/.test(name);
  return isName && name.length <= 15
    ? undefined
    : 'Lower-case letters, digits and single dashes, at most 15, at least one letter';
}

function portsOf(object: GraphObject): Placed<string | number>[] {
  const root = { value: fieldsOf(object.facts.value), path: [] };
  return object.facts.groupKind === 'Service'
    ? itemsAt(root, 'spec', 'ports').flatMap(port => [
        ...scalarsAt(port, 'name'),
        ...scalarsAt(port, 'port'),
      ])
    : [];
}

function thing(
  port: string | number,
  services: readonly GraphObject[],
  workspace: Workspace,
): NamedThing | undefined {
  const [service] = services;
  return (
    service && {
      title: `port ${port} of Service ${service.facts.name}`,
      name: String(port),
      occurrences: () => services.flatMap(each => occurrences(each, port, workspace)),
      problemWith: typeof port === 'number' ? portNumberProblem : portNameProblem,
    }
  );
}

function occurrences(
  service: GraphObject,
  port: string | number,
  workspace: Workspace,
): Occurrence[] {
  const declared = portsOf(service).filter(({ value }) => value === port);
  return [
    ...declared.flatMap(({ path }) => nameAt(service, path, { isDeclaration: true })),
    ...referrersOf(service, workspace).flatMap(({ object, references }) => {
      const isUnsure = !workspace.isTogether(service, object);
      return references.flatMap(reference =>
        reference.port?.value === port
          ? nameAt(object, below(object, reference.port.path), { isDeclaration: false, isUnsure })
          : [],
      );
    }),
  ];
}

/** Why a text is no port number. */
export function portNumberProblem(text: string): string | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65535
    ? undefined
    : 'A number from 1 to 65535';
}
