import { expect, test } from 'vitest';
import { serviceWith, uri } from '../../support/service.js';

function fixes(text: string): string[] {
  const service = serviceWith(text);
  return service
    .codeActions(uri, service.diagnostics(uri))
    .filter(({ title }) => title.startsWith('Change to'))
    .map(({ title, edit }) => {
      const [change] = edit?.changes?.[uri] ?? [];
      const { start, end } = change?.range ?? {};
      return `${title} @${start?.line}:${start?.character}-${end?.character}`;
    });
}

test('the field that was meant', () => {
  expect(fixes('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndatta: {}\n')).toEqual([
    'Change to data @3:0-5',
  ]);
});

test('the allowed values, the nearest first', () => {
  const text =
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  restartPolicy: never\n  containers: [{name: a, image: b}]\n';
  expect(fixes(text)).toEqual([
    'Change to Never @4:17-22',
    'Change to Always @4:17-22',
    'Change to OnFailure @4:17-22',
  ]);
});

test('the kind, and quotes around what must be text', () => {
  expect(fixes('apiVersion: v1\nkind: Servce\nmetadata: {name: a}\n')).toEqual([
    'Change to Service @1:6-12',
  ]);
  expect(fixes('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: yes}\n')).toEqual([
    'Change to "yes" @3:10-13',
  ]);
});

test('none where nothing is known to be meant', () => {
  expect(fixes('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\nzzzzzzzz: 1\nb')).toEqual([]);
});
