// Keys of ConfigMaps and Secrets: where they are written and where containers and volumes ask for them.

import type { GraphObject } from '../../core/graph/objectGraph.js';
import {
  below,
  type Cursor,
  isAt,
  keyAt,
  type NamedThing,
  nameAt,
  type Occurrence,
} from './named.js';
import { referrersOf, targetsOf } from './objectName.js';
import type { Workspace } from './workspace.js';

const dataFields = ['data', 'stringData', 'binaryData'];

/** The key of a ConfigMap or Secret under the cursor. */
export function dataKey(cursor: Cursor, workspace: Workspace): NamedThing | undefined {
  const { object, path, inKey } = cursor;
  const { groupKind, isGenerated } = object.facts;
  if (inKey && !isGenerated && (groupKind === 'ConfigMap' || groupKind === 'Secret')) {
    const [field, key] = path;
    return path.length === 2 && typeof key === 'string' && dataFields.includes(String(field))
      ? thing([object], key, workspace)
      : undefined;
  }
  for (const reference of object.facts.references) {
    const key = reference.keys.find(place => isAt(cursor, place.path));
    if (key !== undefined && !inKey) {
      return thing(targetsOf(object, reference, workspace), key.name, workspace);
    }
  }
  return undefined;
}

function thing(
  targets: readonly GraphObject[],
  key: string,
  workspace: Workspace,
): NamedThing | undefined {
  const [first] = targets;
  return (
    first && {
      title: `key ${key} of ${first.facts.kind} ${first.facts.name}`,
      name: key,
      occurrences: () => targets.flatMap(target => occurrences(target, key, workspace)),
      problemWith: keyProblem,
    }
  );
}

function occurrences(target: GraphObject, key: string, workspace: Workspace): Occurrence[] {
  return [
    ...dataFields.flatMap(field => keyAt(target, [field, key], { isDeclaration: true })),
    ...referrersOf(target, workspace).flatMap(({ object, references }) => {
      const isUnsure = !workspace.isTogether(target, object);
      return references
        .flatMap(({ keys }) => keys)
        .filter(({ name }) => name === key)
        .flatMap(({ path }) =>
          nameAt(object, below(object, path), { isDeclaration: false, isUnsure }),
        );
    }),
  ];
}

function keyProblem(name: string): string | undefined {
  return /^[-._a-zA-Z0-9]{1,253}$/.test(name) && name !== '.' && !name.startsWith('..')
    ? undefined
    : 'Letters, digits, dashes, underscores and dots, at most 253';
}
