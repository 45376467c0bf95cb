import { expect, test } from 'vitest';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { dedent } from '../../support/manifest.js';
import { serviceWith, uri } from '../../support/service.js';

function outline(text: string): string[] {
  return serviceWith(dedent(text))
    .symbols(uri)
    .flatMap(symbol => lines(symbol, ''));
}

function lines({ name, detail, children = [] }: DocumentSymbol, indent: string): string[] {
  const own = `${indent}${name}${detail ? ` (${detail})` : ''}`;
  return [own, ...children.flatMap(child => lines(child, `${indent}  `))];
}

test('objects as Kind/name with containers and ports below', () => {
  expect(
    outline(`
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: shop}
      spec:
        template:
          spec:
            containers:
            - name: main
              image: nginx
              ports:
              - {name: http, containerPort: 80}
              - containerPort: 9090
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: settings}
      data:
        a.conf: x
      ---
      services: {web: {image: a}}
    `),
  ).toEqual([
    'Deployment/web (shop)',
    '  main (nginx)',
    '    http (80/TCP)',
    '    9090/TCP',
    'ConfigMap/settings',
    '  a.conf (data)',
  ]);
});

test('a half-typed object has a name as soon as there is one', () => {
  expect(outline('apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  po')).toEqual([
    'Service/web',
  ]);
  expect(outline('apiVersion: v1\nkind: Service\n')).toEqual(['Service']);
});

test('selections lie inside their ranges', () => {
  const text =
    'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  ports: [{port: 80}]\n';
  const [symbol] = serviceWith(text).symbols(uri);
  expect(symbol?.selectionRange).toEqual({
    start: { line: 3, character: 8 },
    end: { line: 3, character: 11 },
  });
  expect(symbol?.range.end).toEqual({ line: 5, character: 21 });
});
