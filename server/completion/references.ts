/**
 * Completion: names of other objects
 *
 * Where an object names another: the objects of the right kind in the right namespace, the nearest first; keys of the
 * ConfigMap or Secret that is named beside; ports of the Service.
 *
 *     configMapKeyRef: { name: settings, key: $0 }      →      key: LOG_LEVEL
 */

import { CompletionItemKind } from 'vscode-languageserver-types';
import type { GraphObject } from '../../core/graph/objectGraph.js';
import { fieldsOf, listOf, valueAt } from '../../core/json.js';
import { wellKnownNames } from '../../core/kubernetes/wellKnownNames.js';
import { kindBeside, namespaceBeside } from '../../core/references/findReferences.js';
import { findReferenceSpot, type ReferenceSpot } from '../../core/references/referenceSpot.js';
import { isValue, namespaceOf } from '../completionPlace.js';
import { describeObject, portWords, whereabouts } from '../describeObject.js';
import { fieldsIn } from '../objectPlace.js';
import { stringText } from '../scalarText.js';
import { type NearObject, objectsNamed, objectsNear } from '../surroundings.js';
import type { CompletionContext, Proposal } from './types.js';

/** Kinds that a target may have where the text does not say yet. */
const kindsWhereUnsaid: Readonly<Record<string, readonly string[]>> = {
  'spec.scaleTargetRef.name': ['apps/Deployment', 'apps/StatefulSet'],
  'roleRef.name': ['rbac.authorization.k8s.io/Role', 'rbac.authorization.k8s.io/ClusterRole'],
  'subjects[].name': ['ServiceAccount'],
};

/** Objects whose keys are offered while none is named. */
const candidatesMax = 20;

/** Proposes what the place under the cursor may name. */
export function references(context: CompletionContext): readonly Proposal[] {
  const { apiVersion, kind } = context.object;
  if (apiVersion === undefined || kind === undefined || !isValue(context)) {
    return [];
  }
  const spot = findReferenceSpot({ apiVersion, kind }, context.path);
  switch (spot?.role) {
    case 'name':
      return kindsAt(context, spot).flatMap(to => namesOf(context, spot, to));
    case 'key':
      return keysOf(context, spot);
    case 'port':
      return portsOf(context, spot);
    default:
      return [];
  }
}

function kindsAt(context: CompletionContext, { pattern, around }: ReferenceSpot): string[] {
  const parent = fieldsIn(context, around);
  const to = pattern.to ?? kindBeside(parent, pattern);
  const isSaid = to !== undefined || (typeof parent.kind === 'string' && parent.kind !== '');
  return isSaid ? [to ?? ''] : [...(kindsWhereUnsaid[pattern.at] ?? [])];
}

function wantedNamespace(
  context: CompletionContext,
  { pattern, around }: ReferenceSpot,
  to: string,
): string | undefined {
  const beside = namespaceBeside(fieldsIn(context, around), pattern, to);
  return beside ?? (pattern.namespaceAt === undefined ? namespaceOf(context) : undefined);
}

function namesOf(context: CompletionContext, spot: ReferenceSpot, to: string): Proposal[] {
  const { surroundings, typed } = context;
  const near = objectsNear(surroundings, to, wantedNamespace(context, spot, to), typed);
  const own = near.filter(({ object }) => isFitting(object, spot) && !isItself(context, object));
  const known = (wellKnownNames[to] ?? []).map(
    ({ name, from }, index): Proposal => ({
      label: name,
      kind: CompletionItemKind.Constant,
      text: stringText(name),
      rank: 500 + index,
      detail: from,
    }),
  );
  const inUse = surroundings.words.of(`ref:${to}`, typed).map(
    (name): Proposal => ({
      label: name,
      kind: CompletionItemKind.Text,
      text: stringText(name),
      rank: 400,
      detail: 'named elsewhere in the workspace',
    }),
  );
  return [
    ...own.map(near => nameProposal(near, spot)),
    ...inUse.filter(({ label }) => label !== typed),
    ...known,
  ];
}

function nameProposal({ object, distance }: NearObject, { pattern }: ReferenceSpot): Proposal {
  const { name, groupKind, kind } = object.facts;
  return {
    label: name,
    kind: CompletionItemKind.Reference,
    text: stringText(name),
    rank: distance * 100 + (isOfType(object, pattern.at) ? 0 : 50),
    detail: `${kind} · ${whereabouts(object)}`,
    object: { groupKind, name, uri: object.uri },
  };
}

/** A Secret of the type that the place is for goes first. */
function isOfType({ facts }: GraphObject, at: string): boolean {
  const { type } = fieldsOf(facts.value);
  return at.includes('imagePullSecrets')
    ? String(type).startsWith('kubernetes.io/docker')
    : !at.includes('tls') || type === 'kubernetes.io/tls';
}

/** Secrets of another type than the place wants are left out. */
function isFitting({ facts }: GraphObject, { pattern }: ReferenceSpot): boolean {
  const { type } = fieldsOf(facts.value);
  if (facts.kind !== 'Secret' || typeof type !== 'string' || type === 'Opaque') {
    return true;
  }
  return pattern.at.includes('imagePullSecrets')
    ? type.startsWith('kubernetes.io/docker')
    : !pattern.at.includes('tls') || type === 'kubernetes.io/tls';
}

function isItself({ surroundings, object, value }: CompletionContext, other: GraphObject): boolean {
  const { name } = fieldsOf(fieldsOf(value).metadata);
  const { facts, uri } = other;
  return uri === surroundings.uri && facts.kind === object.kind && facts.name === name;
}

/** The objects that are named beside the cursor. */
function named(context: CompletionContext, spot: ReferenceSpot): GraphObject[] {
  const name = valueAt(context.value, spot.nameAt);
  return kindsAt(context, spot).flatMap(to =>
    typeof name === 'string'
      ? objectsNamed(context.surroundings, to, name, wantedNamespace(context, spot, to)).map(
          ({ object }) => object,
        )
      : [],
  );
}

/** While nothing is named yet: the keys of all that may be. */
function keysOf(context: CompletionContext, spot: ReferenceSpot): Proposal[] {
  const isNamed = typeof valueAt(context.value, spot.nameAt) === 'string';
  const objects = isNamed ? named(context, spot) : candidates(context, spot);
  return objects.flatMap((object, index) =>
    object.facts.keys.map((key, rank) => ({
      label: key,
      kind: CompletionItemKind.Property,
      text: stringText(key),
      rank: index * 100 + rank,
      detail: `${object.facts.kind} ${object.facts.name} · ${whereabouts(object)}`,
      meaning: describeObject(object),
    })),
  );
}

/** The nearest objects that may be named. */
function candidates(context: CompletionContext, spot: ReferenceSpot): GraphObject[] {
  const { surroundings } = context;
  return kindsAt(context, spot)
    .flatMap(to => objectsNear(surroundings, to, wantedNamespace(context, spot, to)))
    .slice(0, candidatesMax)
    .map(({ object }) => object);
}

/** By name or number, as the field asks. */
function portsOf(context: CompletionContext, spot: ReferenceSpot): Proposal[] {
  const wantsName = context.path.at(-1) === 'name';
  return named(context, spot).flatMap(object => {
    const { ports } = fieldsOf(fieldsOf(object.facts.value).spec);
    const list = listOf(ports).map(fieldsOf);
    return list.flatMap((port, rank): Proposal[] => {
      const value = wantsName ? port.name : port.port;
      return typeof value === 'string' || typeof value === 'number'
        ? [
            {
              label: String(value),
              kind: CompletionItemKind.Value,
              text: String(value),
              rank,
              detail: `${portWords(port)} of Service ${object.facts.name}`,
              meaning: describeObject(object),
            },
          ]
        : [];
    });
  });
}
