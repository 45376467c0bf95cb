// Names of objects: where they are declared (patches of them included) and where other objects name them.

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { isSamePath } from '../../core/json.js';
import { kindOf } from '../../core/kubernetes/groupKind.js';
import type { Reference } from '../../core/references/findReferences.js';
import { fileName } from '../describeObject.js';
import { objectMentions } from '../kustomization/mentions.js';
import {
  below,
  type Cursor,
  isAt,
  labelProblem,
  type NamedThing,
  nameAt,
  type Occurrence,
  subdomainProblem,
} from './named.js';
import type { Workspace } from './workspace.js';

/** The object declared or named under the cursor. */
export function objectName(cursor: Cursor, workspace: Workspace): NamedThing | undefined {
  const { object } = cursor;
  if (!cursor.inKey && isSamePath(cursor.path, namePath(object))) {
    return thing([object], object, workspace);
  }
  const reference = object.facts.references.find(({ path }) => isAt(cursor, path));
  if (cursor.inKey || reference === undefined) {
    return undefined;
  }
  return thing(targetsOf(object, reference, workspace), object, workspace, reference);
}

/** The objects a reference may mean: those close by, else those it may reach. */
export function targetsOf(
  object: GraphObject,
  reference: Reference,
  workspace: Workspace,
): readonly GraphObject[] {
  const { to, name, namespace } = reference;
  const names = [name, ...workspace.nameBeforeBuild(object, name)];
  const reachable = names
    .flatMap(each => workspace.graph.named(to, each))
    .filter(target => workspace.isInReach(object, target, namespace));
  const near = reachable.filter(target => workspace.isTogether(object, target));
  return near.length > 0 ? near : reachable;
}

/** Who names an object, with the references that do. */
export function referrersOf(
  target: GraphObject,
  workspace: Workspace,
): { readonly object: GraphObject; readonly references: readonly Reference[] }[] {
  const { groupKind, name } = target.facts;
  return workspace.graph.referrers(groupKind, name).flatMap(object => {
    const references = object.facts.references.filter(
      reference =>
        reference.to === groupKind &&
        reference.name === name &&
        workspace.isInReach(object, target, reference.namespace),
    );
    return references.length > 0 ? [{ object, references }] : [];
  });
}

function thing(
  targets: readonly GraphObject[],
  origin: GraphObject,
  workspace: Workspace,
  reference?: Reference,
): NamedThing {
  const [first] = targets;
  const groupKind = first?.facts.groupKind ?? reference?.to ?? '';
  const name = first?.facts.name ?? reference?.name ?? '';
  const kind = kindOf(groupKind);
  return {
    title: `${kind} ${name}`,
    name,
    occurrences: () =>
      first === undefined
        ? orphans(groupKind, name, origin, workspace)
        : occurrences(first, workspace),
    problemWith: wish =>
      (kind === 'Service' ? labelProblem : subdomainProblem)(wish) ??
      takenProblem(first, wish, workspace),
  };
}

/** Two objects of a kind and name in one namespace are one. */
function takenProblem(
  target: GraphObject | undefined,
  wish: string,
  workspace: Workspace,
): string | undefined {
  const others =
    target === undefined || wish === target.facts.name
      ? []
      : workspace.graph.named(target.facts.groupKind, wish);
  const other = others.find(each => target !== undefined && workspace.isTogether(target, each));
  return other === undefined
    ? undefined
    : `There is a ${other.facts.kind} of this name in ${fileName(other.uri)} already`;
}

function occurrences(target: GraphObject, workspace: Workspace): Occurrence[] {
  const { groupKind, name } = target.facts;
  const declared = workspace.graph
    .named(groupKind, name)
    .filter(other => workspace.isInReach(target, other));
  return [
    ...declared.flatMap(object =>
      nameAt(object, namePath(object), {
        isDeclaration: true,
        isUnsure: object !== target && !workspace.isTogether(target, object),
      }),
    ),
    ...referrersOf(target, workspace).flatMap(({ object, references }) => {
      const isUnsure = !workspace.isTogether(target, object) && isNamespaced(references);
      return references.flatMap(({ path }) =>
        nameAt(object, below(object, path), { isDeclaration: false, isUnsure }),
      );
    }),
    ...objectMentions(workspace, target),
  ];
}

/** References from another namespace that say so, and those to objects without one, are sure. */
function isNamespaced(references: readonly Reference[]): boolean {
  return references.every(({ namespace }) => namespace === undefined);
}

/** Nobody makes the object: those who name it together. */
function orphans(
  groupKind: string,
  name: string,
  origin: GraphObject,
  workspace: Workspace,
): Occurrence[] {
  return workspace.graph
    .referrers(groupKind, name)
    .filter(object => workspace.isTogether(origin, object))
    .flatMap(object =>
      object.facts.references
        .filter(reference => reference.to === groupKind && reference.name === name)
        .flatMap(({ path }) => nameAt(object, below(object, path), { isDeclaration: false })),
    );
}

function namePath({ facts }: GraphObject): readonly string[] {
  return facts.isGenerated ? ['name'] : ['metadata', 'name'];
}
