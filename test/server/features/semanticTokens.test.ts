import { expect, test } from 'vitest';
import { tokenTypes } from '../../../server/features/semanticTokens.js';
import { serviceWith, uri } from '../../support/service.js';

/** The marked words with their type. */
function tokens(text: string): string[] {
  const { data } = serviceWith(text).decorations.semanticTokens(uri);
  const lines = text.split('\n');
  let line = 0;
  let character = 0;
  const found: string[] = [];
  for (let index = 0; index < data.length; index += 5) {
    const [down = 0, right = 0, length = 0, type = 0] = data.slice(index, index + 4);
    character = down === 0 ? character + right : right;
    line += down;
    found.push(`${lines[line]?.slice(character, character + length)} ${tokenTypes[type]}`);
  }
  return found;
}

test('names of objects, their keys, and quantities, over several documents', () => {
  const pod = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: a
      resources: { limits: { memory: 1Gi, cpu: 2 } }
      env: [{ name: A, valueFrom: { configMapKeyRef: { name: settings, key: level } } }]
`;
  const one = ['1Gi number', '2 number', 'settings class', 'level property'];
  expect(tokens(`${pod}---\n${pod}`)).toEqual([...one, ...one]);
});

test('none in other YAML and in half-typed values', () => {
  expect(tokens('services: { web: { image: a } }\n')).toEqual([]);
  expect(tokens('apiVersion: v1\nkind: Pod\nspec: { priorityClassName: }\n')).toEqual([]);
});
