// Labels together with the selectors that ask for them: the pair `app: web` wherever objects that are applied together
// carry or select it.

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { fieldsOf, isFields, isSamePath } from '../../core/json.js';
import { matchesSelector } from '../../core/kubernetes/selector.js';
import type { FieldPath } from '../../core/validation/fieldError.js';
import { addedLabelAt, labelMentions } from '../kustomization/mentions.js';
import type { KustomizationFile } from '../kustomization/rule.js';
import { type Cursor, keyAt, type NamedThing, nameAt, type Occurrence } from './named.js';
import type { Workspace } from './workspace.js';

interface LabelPlace {
  readonly key: string;
  readonly value: string;
  readonly keyPath: FieldPath;
  /** The key of a mapping, or the text of a `key:` field. */
  readonly isKeyText: boolean;
  readonly valuePath: FieldPath;
  readonly role: 'label' | 'pod label' | 'selector';
  /** One of several values of an expression: its key belongs to the others as well. */
  readonly isShared: boolean;
}

/** The label or the selector's pair under the cursor. */
export function label(cursor: Cursor, workspace: Workspace): NamedThing | undefined {
  const { object, path, inKey } = cursor;
  const all = placesIn(object);
  const onKey = all.find(
    ({ keyPath, isKeyText }) => isKeyText !== inKey && isSamePath(keyPath, path),
  );
  const place = onKey ?? all.find(({ valuePath }) => !inKey && isSamePath(valuePath, path));
  if (place === undefined) {
    return undefined;
  }
  const { key, value } = place;
  return {
    title: `label ${key}: ${value}`,
    name: onKey === undefined ? value : key,
    occurrences: () =>
      occurrences({ cursor, place, part: onKey === undefined ? 'value' : 'key' }, workspace),
    problemWith: onKey === undefined ? valueProblem : keyProblem,
  };
}

interface Wanted {
  readonly cursor: Cursor;
  readonly place: LabelPlace;
  readonly part: 'key' | 'value';
}

function occurrences({ cursor, place, part }: Wanted, workspace: Workspace): Occurrence[] {
  const { key, value, role } = place;
  const origin = cursor.object;
  const found: Occurrence[] = [];
  for (const object of workspace.graph.objects()) {
    const { text } = object.document;
    const mayHave = text.includes(key) && text.includes(value);
    if (!mayHave || (object !== origin && !workspace.isTogether(origin, object))) {
      continue;
    }
    const isMeant = role !== 'selector' || isSelectedBy(origin, object);
    for (const each of placesIn(object)) {
      if (each.key === key && each.value === value) {
        const isDeclaration = each.role === 'pod label' && isMeant;
        found.push(...write(object, each, part, isDeclaration));
      }
    }
  }
  return [...found, ...labelMentions(workspace, origin.uri, { key, value, part })];
}

/** The label that a kustomization adds, in the objects of the files it builds. */
export function labelOfKustomization(
  file: KustomizationFile,
  at: { readonly path: FieldPath; readonly inKey: boolean },
  workspace: Workspace,
): NamedThing | undefined {
  return addedLabelAt(file, at, ({ key, value }, part) => ({
    problemWith: part === 'value' ? valueProblem : keyProblem,
    occurrences: () => [
      ...labelMentions(workspace, file.uri, { key, value, part }),
      ...[...workspace.graph.objects()]
        .filter(({ uri }) => workspace.buildersOf(uri).has(file.uri))
        .flatMap(object =>
          placesIn(object)
            .filter(each => each.key === key && each.value === value)
            .flatMap(each => write(object, each, part, each.role === 'pod label')),
        ),
    ],
  }));
}

function isSelectedBy(origin: GraphObject, object: GraphObject): boolean {
  return origin.facts.selectors.some(({ selector }) =>
    matchesSelector(selector, object.facts.pods?.labels),
  );
}

function write(
  object: GraphObject,
  place: LabelPlace,
  part: 'key' | 'value',
  isDeclaration: boolean,
): Occurrence[] {
  if (part === 'value') {
    return nameAt(object, place.valuePath, { isDeclaration });
  }
  const role = { isDeclaration, isUnsure: place.isShared };
  return place.isKeyText ? nameAt(object, place.keyPath, role) : keyAt(object, place.keyPath, role);
}

/** Labels and pairs of selectors of pods in an object. */
function placesIn({ facts }: GraphObject): readonly LabelPlace[] {
  return collectAll(facts.value, facts.groupKind);
}

function collectAll(value: unknown, groupKind: string): readonly LabelPlace[] {
  const places: LabelPlace[] = [];
  collect(value, [], places, groupKind === 'Pod' ? 'pod label' : 'label');
  if (isFields(value) && (groupKind === 'Service' || groupKind === 'ReplicationController')) {
    const spec = value['spec'];
    pairs(isFields(spec) ? spec['selector'] : undefined, ['spec', 'selector'], 'selector', places);
  }
  return places;
}

/** Selectors of other things than pods: of namespaces, nodes, volumes. */
const otherSelectors = ['namespaceSelector', 'nodeSelector', 'nodeAffinity', 'objectSelector'];
const dataFields = ['data', 'stringData', 'binaryData', 'annotations'];
const depthMax = 30;

function collect(
  value: unknown,
  path: FieldPath,
  places: LabelPlace[],
  ownRole: LabelPlace['role'],
): void {
  if (path.length > depthMax) {
    return;
  }
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      collect(item, [...path, index], places, ownRole);
    }
    return;
  }
  for (const [key, inner] of isFields(value) ? Object.entries(value) : []) {
    const at = [...path, key];
    if (key === 'labels' && path.at(-1) === 'metadata') {
      pairs(inner, at, path.includes('template') ? 'pod label' : ownRole, places);
    } else if (key === 'matchLabels') {
      pairs(inner, at, 'selector', places);
    } else if (key === 'matchExpressions') {
      expressions(inner, at, places);
    } else if (!otherSelectors.includes(key) && !dataFields.includes(key)) {
      collect(inner, at, places, ownRole);
    }
  }
}

function pairs(
  value: unknown,
  path: FieldPath,
  role: LabelPlace['role'],
  places: LabelPlace[],
): void {
  for (const [key, text] of isFields(value) ? Object.entries(value) : []) {
    if (typeof text === 'string') {
      const at = [...path, key];
      const place = { key, value: text, keyPath: at, valuePath: at, role };
      places.push({ ...place, isKeyText: false, isShared: false });
    }
  }
}

function expressions(value: unknown, path: FieldPath, places: LabelPlace[]): void {
  for (const [index, expression] of Array.isArray(value) ? value.entries() : []) {
    const { key, values } = fieldsOf(expression);
    if (typeof key !== 'string' || !Array.isArray(values)) {
      continue;
    }
    values.forEach((text: unknown, position) => {
      if (typeof text === 'string') {
        const keyPath = [...path, index, 'key'];
        const valuePath = [...path, index, 'values', position];
        const isShared = values.length > 1;
        const place = { key, value: text, keyPath, valuePath, isShared };
        places.push({ ...place, isKeyText: true, role: 'selector' });
      }
    });
  }
}

function valueProblem(name: string): string | undefined {
  return name === '' || /^[A-Za-z0-9]([-_.A-Za-z0-9]{0,61}[A-Za-z0-9])?$/.test(name)
    ? undefined
    : 'Letters, digits, dashes, underscores and dots, at most 63, ends are letters or digits';
}

function keyProblem(name: string): string | undefined {
  const [, prefix, text = ''] = /^(?:(.*)\/)?([^/]*)$/.exec(name) ?? [];
  const isPrefix = prefix === undefined || /^[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?$/.test(prefix);
  return isPrefix && text !== '' && valueProblem(text) === undefined
    ? undefined
    : 'A name such as app or example.com/app';
}
