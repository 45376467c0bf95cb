// Fixes of what is found in kustomizations, as the text after them. The migrations build the same (kubectl kustomize).
import { expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-types';
import { serviceWithFiles, uriOf } from '../../support/kustomizations.js';
import { applyEdits } from '../../support/service.js';

const configMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n';

test.each([
  ['bases:\n- base\n', 'Write resources instead of bases', 'resources:\n- base\n'],
  [
    'resources:\n- a.yaml\nbases:\n- base\n',
    'Write resources instead of bases',
    'resources:\n- a.yaml\n- base\n',
  ],
  [
    'commonLabels:\n  app: web # kept\n',
    'Write labels instead of commonLabels',
    'labels:\n  - pairs:\n      app: web\n    includeSelectors: true # kept\n',
  ],
  [
    'patchesStrategicMerge:\n- a.yaml\n',
    'Write patches instead of patchesStrategicMerge',
    'patches:\n- path: a.yaml\n',
  ],
  ['resources:\n- a.yaml\n- a.yaml\n', 'Remove this entry of resources', 'resources:\n- a.yaml\n'],
  ['resources: []\nnamePrefxi: a-\n', 'Change to namePrefix', 'resources: []\nnamePrefix: a-\n'],
  ['resources: []\nnamePrefix: 1\n', 'Change to "1"', 'resources: []\nnamePrefix: "1"\n'],
  ['resources:\n- aa.yaml\n', 'Change to a.yaml', 'resources:\n- a.yaml\n'],
  [
    'resources: [a.yaml]\nconfigMapGenerator:\n- name: a\n',
    'Set behavior to merge',
    'resources: [a.yaml]\nconfigMapGenerator:\n- name: a\n  behavior: merge\n',
  ],
  [
    'resources:\n- gone.yaml\n',
    'Silence kustomization-path here',
    'resources:\n# drydock-disable-next-line kustomization-path\n- gone.yaml\n',
  ],
])('%j · %s', (text, title, wanted) => {
  const { actions } = fixesOf(text);
  const action = actions.find(each => each.title === title);
  expect(action, actions.map(each => each.title).join(', ')).toBeDefined();
  expect(applyEdits(text, editsOf(action))).toBe(wanted);
});

test('a missing file is made, a missing folder gets its kustomization', () => {
  const { actions } = fixesOf('resources: [new.yaml, ../other]\n');
  const made = actions.flatMap(({ edit }) =>
    (edit?.documentChanges ?? []).flatMap(change =>
      'kind' in change && change.kind === 'create' ? [change.uri] : [],
    ),
  );
  expect(made).toEqual([uriOf('k/new.yaml'), uriOf('other/kustomization.yaml')]);
});

test('a silenced check is silent', () => {
  const text = 'resources:\n# drydock-disable-next-line kustomization-path\n- gone.yaml\n';
  expect(fixesOf(text).found).toEqual([]);
  expect(fixesOf(text.replace('-path', '-cycle')).found).toEqual(['kustomization-path']);
});

function fixesOf(text: string): { actions: CodeAction[]; found: string[] } {
  const files = { 'k/base/kustomization.yaml': 'resources: []\n', 'k/a.yaml': configMap };
  const service = serviceWithFiles({ ...files, 'k/kustomization.yaml': text });
  const uri = uriOf('k/kustomization.yaml');
  const diagnostics = service.diagnostics(uri);
  const actions = diagnostics.flatMap(each => service.codeActions(uri, [each], each.range));
  return { actions, found: diagnostics.map(({ code }) => code) };
}

function editsOf(action: CodeAction | undefined) {
  const { changes, documentChanges = [] } = action?.edit ?? {};
  const documents = documentChanges.flatMap(change => ('edits' in change ? change.edits : []));
  return [...Object.values(changes ?? {}).flat(), ...documents].flatMap(edit =>
    'newText' in edit ? [edit] : [],
  );
}
