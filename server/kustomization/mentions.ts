// Where kustomizations name objects and labels of the files they build: for rename, references and highlights.

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { type Fields, fieldsOf, isSamePath } from '../../core/json.js';
import { itemsAt, textAt } from '../../core/kustomize/buildFields.js';
import { scalableKinds } from '../../core/kustomize/targets.js';
import type { FieldPath } from '../../core/validation/fieldError.js';
import type { NamedThing, Occurrence } from '../names/named.js';
import type { Workspace } from '../names/workspace.js';
import { kustomizationFile } from './file.js';
import type { KustomizationFile } from './rule.js';

/** A pair of labels that a kustomization adds. */
export interface AddedLabel {
  readonly key: string;
  readonly value: string;
  readonly path: FieldPath;
}

/** The labels that a kustomization adds. */
function labelsAddedIn(fields: Fields): readonly AddedLabel[] {
  const maps: readonly (readonly [FieldPath, unknown])[] = [
    [['commonLabels'], fields['commonLabels']],
    ...itemsAt(fields, 'labels').map(
      (item, index) => [['labels', index, 'pairs'], item['pairs']] as const,
    ),
  ];
  return maps.flatMap(([path, pairs]) =>
    Object.entries(fieldsOf(pairs)).flatMap(([key, value]) =>
      typeof value === 'string' ? [{ key, value, path: [...path, key] }] : [],
    ),
  );
}

/** Where kustomizations that build a file add a label: its key, or its value. */
export function labelMentions(
  workspace: Workspace,
  uri: string,
  { key, value, part }: { readonly key: string; readonly value: string; readonly part: LabelPart },
): Occurrence[] {
  return filesBuilding(workspace, uri).flatMap(file =>
    labelsAddedIn(file.fields)
      .filter(each => each.key === key && each.value === value)
      .flatMap(({ path }) => occurrenceAt(file, path, part)),
  );
}

/** Which half of a label is meant. */
export type LabelPart = 'key' | 'value';

/** Where kustomizations that build an object name it: targets of patches and replacements, replicas. */
export function objectMentions(workspace: Workspace, { uri, facts }: GraphObject): Occurrence[] {
  const { kind, name } = facts;
  return filesBuilding(workspace, uri).flatMap(file =>
    namesIn(file.fields)
      .filter(each => each.name === name && each.kinds(kind))
      .flatMap(({ path }) => occurrenceAt(file, path, 'value')),
  );
}

/** Where a kustomization puts its objects into a namespace. */
export function namespaceMention(file: KustomizationFile, name: string): Occurrence[] {
  return file.fields['namespace'] === name ? occurrenceAt(file, ['namespace'], 'value') : [];
}

interface NamedObject {
  readonly name: string;
  readonly kinds: (kind: string) => boolean;
  readonly path: FieldPath;
}

function namesIn(fields: Fields): NamedObject[] {
  const selectors: (readonly [FieldPath, unknown])[] = [
    ...['patches', 'patchesJson6902'].flatMap(field =>
      itemsAt(fields, field).map(
        (item, index) => [[field, index, 'target'], item['target']] as const,
      ),
    ),
    ...itemsAt(fields, 'replacements').flatMap((item, index) => [
      [['replacements', index, 'source'], item['source']] as const,
      ...itemsAt(item, 'targets').map(
        (target, position) =>
          [['replacements', index, 'targets', position, 'select'], target['select']] as const,
      ),
    ]),
  ];
  const selected = selectors.map(([path, selector]) => {
    const { name, kind } = fieldsOf(selector);
    return { name, kinds: (each: string) => kind === undefined || kind === each, path };
  });
  const scaled = itemsAt(fields, 'replicas').map((item, index) => {
    const kinds = (each: string): boolean => scalableKinds.has(each);
    return { name: textAt(item, 'name'), kinds, path: ['replicas', index] };
  });
  return [...selected, ...scaled].flatMap(({ name, kinds, path }) =>
    typeof name === 'string' ? [{ name, kinds, path: [...path, 'name'] }] : [],
  );
}

function filesBuilding(workspace: Workspace, uri: string): KustomizationFile[] {
  return [...workspace.buildersOf(uri)].flatMap(root =>
    workspace.documentsOf(root).flatMap(({ document }) => kustomizationFile(root, document) ?? []),
  );
}

function occurrenceAt(
  { uri, document }: KustomizationFile,
  path: FieldPath,
  part: LabelPart,
): Occurrence[] {
  const { exact, key, value } = document.find(path);
  const node = part === 'key' ? key : value;
  if (!exact || node?.kind !== 'scalar') {
    return [];
  }
  const quotes = node.style === 'single' || node.style === 'double' ? 1 : 0;
  const span = { start: node.start + quotes, end: node.end - quotes };
  return [{ uri, document, span, style: node.style, isDeclaration: false }];
}

/** The label under the cursor of a kustomization; `elsewhere` finds it in the objects of the files it builds. */
export function addedLabelAt(
  file: KustomizationFile,
  at: { readonly path: FieldPath; readonly inKey: boolean },
  elsewhere: (
    label: AddedLabel,
    part: LabelPart,
  ) => Pick<NamedThing, 'occurrences' | 'problemWith'>,
): NamedThing | undefined {
  const found = labelsAddedIn(file.fields).find(({ path }) => isSamePath(path, at.path));
  if (found === undefined) {
    return undefined;
  }
  const part = at.inKey ? 'key' : 'value';
  const title = `label ${found.key}: ${found.value}`;
  return { title, name: found[part], ...elsewhere(found, part) };
}
