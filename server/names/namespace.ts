// Names of namespaces: where the Namespace is declared, where objects say that they belong to it, where references name
// it, and where kustomizations put objects into it.

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { isSamePath, valueAt } from '../../core/json.js';
import { findReferenceSpot } from '../../core/references/referenceSpot.js';
import type { FieldPath } from '../../core/validation/fieldError.js';
import { kustomizationFile } from '../kustomization/file.js';
import { namespaceMention } from '../kustomization/mentions.js';
import type { KustomizationFile } from '../kustomization/rule.js';
import { type Cursor, labelProblem, type NamedThing, nameAt, type Occurrence } from './named.js';
import type { Workspace } from './workspace.js';

const ownPath = ['metadata', 'namespace'];

/** The namespace declared or named under the cursor. */
export function namespace(cursor: Cursor, workspace: Workspace): NamedThing | undefined {
  const { object, path } = cursor;
  const isDeclared = object.facts.groupKind === 'Namespace' && isSamePath(path, namePath);
  const isNamed = isSamePath(path, ownPath) || spotIn(object, path);
  if (cursor.inKey || !(isDeclared || isNamed)) {
    return undefined;
  }
  const name = isDeclared ? object.facts.name : textAt(object, path);
  return namespaceCalled(name, object.uri, workspace);
}

/** The namespace that a kustomization puts objects into, under the cursor of its file. */
export function namespaceOfKustomization(
  { uri, fields }: KustomizationFile,
  path: FieldPath,
  workspace: Workspace,
): NamedThing | undefined {
  const said = isSamePath(path, ['namespace']) ? fields['namespace'] : undefined;
  return typeof said === 'string' ? namespaceCalled(said, uri, workspace) : undefined;
}

function namespaceCalled(
  name: string | undefined,
  from: string,
  workspace: Workspace,
): NamedThing | undefined {
  return name === undefined || name === ''
    ? undefined
    : {
        title: `Namespace ${name}`,
        name,
        occurrences: () => occurrences(name, from, workspace),
        problemWith: labelProblem,
      };
}

const namePath = ['metadata', 'name'];

function spotIn({ facts }: GraphObject, path: FieldPath): boolean {
  return findReferenceSpot(facts, path)?.role === 'namespace';
}

function textAt({ facts }: GraphObject, path: FieldPath): string | undefined {
  const found = valueAt(facts.value, path);
  return typeof found === 'string' ? found : undefined;
}

/** Objects of another environment may belong to another cluster: they are left alone. */
function occurrences(name: string, from: string, workspace: Workspace): Occurrence[] {
  const { graph } = workspace;
  const found: Occurrence[] = [];
  for (const uri of graph.uris) {
    if (workspace.isApart(from, uri)) {
      continue;
    }
    for (const document of graph.documentsOf(uri)) {
      const objects = graph.objectsIn(uri, document);
      found.push(...objects.flatMap(object => occurrencesIn(object, name)));
      const file = kustomizationFile(uri, document);
      found.push(...(file ? namespaceMention(file, name) : []));
    }
  }
  return found;
}

function occurrencesIn(object: GraphObject, name: string): Occurrence[] {
  const { facts } = object;
  if (facts.isGenerated) {
    return [];
  }
  const isIt = facts.groupKind === 'Namespace' && facts.name === name;
  const declared = isIt ? nameAt(object, namePath, { isDeclaration: true }) : [];
  const isIn = facts.namespace === name;
  const own = isIn ? nameAt(object, ownPath, { isDeclaration: false }) : [];
  const named = facts.references.flatMap(({ namespace: other, path, pattern }) => {
    const steps = pattern.namespaceAt?.split('.') ?? [];
    const place = [...path.slice(facts.at.length, -1), ...steps];
    return other === name && steps.length > 0
      ? nameAt(object, place, { isDeclaration: false })
      : [];
  });
  return [...declared, ...own, ...named];
}
