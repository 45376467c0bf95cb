import { expect, test } from 'vitest';
import { serviceWith, uri, withCursor } from '../../support/service.js';

function hoverText(fixture: string): string {
  const { text, position } = withCursor(fixture);
  const hover = serviceWith(text).hover(uri, position);
  return hover === undefined ? '' : (hover.contents as { readonly value: string }).value;
}

test('a field: type, documentation, allowed values and default', () => {
  const text = hoverText(`
    apiVersion: v1
    kind: Service
    spec:
      ty$0pe: NodePort
  `);
  expect(text).toContain('**type** · `string` · field of ServiceSpec');
  expect(text).toContain('type determines how the Service is exposed');
  expect(text).toContain('Allowed values:\n\n- `ClusterIP`: an address');
  expect(text).toContain('Default: `"ClusterIP"`');
});

test('a required field says so, inside lists too', () => {
  const text = hoverText(`
    apiVersion: v1
    kind: Pod
    spec:
      containers:
      - name: a
        volumeMounts:
        - mount$0Path: /x
  `);
  expect(text).toContain('**mountPath** · `string` · **required** · field of VolumeMount');
});

test('a kind: what it is, its scope and short name', () => {
  const text = hoverText('apiVersion: apps/v1\nkind: Deploy$0ment\n');
  expect(text).toContain('**Deployment** · apps/v1 · in a namespace · short: deploy');
  expect(text).toContain('Deployment enables declarative updates');
});

test('values of maps are documented as their field', () => {
  const text = hoverText('apiVersion: v1\nkind: Pod\nmetadata:\n  labels:\n    app: we$0b\n');
  expect(text).toContain('**labels**');
});

test('nothing on unknown fields, half-typed words, and in other YAML', () => {
  expect(hoverText('apiVersion: v1\nkind: Pod\nspec:\n  fo$0o: 1\n')).toBe('');
  expect(hoverText('apiVersion: v1\nkind: Pod\nspec:\n  nod$0\n')).toBe('');
  expect(hoverText('services:\n  we$0b: {image: a}\n')).toBe('');
});
