import { expect, test } from 'vitest';
import { defaultSettings } from '../../server/settings.js';
import { serviceWith } from '../support/service.js';

function codes(service: ReturnType<typeof serviceWith>, uri: string): string[] {
  return service.diagnostics(uri).map(({ code, message }) => `${code}: ${message}`.slice(0, 40));
}

test('each workspace folder has its own Kubernetes version', () => {
  const service = serviceWith('');
  const old = { ...defaultSettings, kubernetesVersion: '1.30' };
  service.configure(defaultSettings, new Map([['file:///old', old]]));
  const cron = 'apiVersion: resource.k8s.io/v1\nkind: DeviceClass\nmetadata: {name: a}\nspec: {}\n';
  service.openDocument('file:///old/b.yaml', cron, 1);
  service.openDocument('file:///new/b.yaml', cron, 1);
  expect(codes(service, 'file:///old/b.yaml').join()).toContain('unknown-api-version');
  expect(codes(service, 'file:///new/b.yaml')).toEqual([]);
});

test('objects can be checked against further versions, and the message says which', () => {
  const service = serviceWith('');
  service.configure({ ...defaultSettings, alsoCheckVersions: ['1.30', '1.36'] });
  const text = 'apiVersion: resource.k8s.io/v1\nkind: DeviceClass\nmetadata: {name: a}\nspec: {}\n';
  service.openDocument('file:///a.yaml', text, 1);
  const found = service.diagnostics('file:///a.yaml');
  expect(found.map(({ code }) => code)).toEqual(['unknown-api-version']);
  expect(found[0]?.message).toMatch(/^Kubernetes 1\.30: no matches for kind/);
});

test('another version counts as soon as it is chosen', () => {
  const service = serviceWith('');
  const text = 'apiVersion: resource.k8s.io/v1\nkind: DeviceClass\nmetadata: {name: a}\nspec: {}\n';
  service.openDocument('file:///a.yaml', text, 1);
  expect(service.judgeSome('file:///a.yaml', 10)).toBe(true);
  service.configure({ ...defaultSettings, kubernetesVersion: '1.30' });
  expect(service.judgeSome('file:///a.yaml', 0)).toBe(false);
  expect(service.diagnostics('file:///a.yaml')).toHaveLength(1);
  service.configure(defaultSettings);
  expect(service.judgeSome('file:///a.yaml', 0)).toBe(true);
});

test('changes are applied in their order, each to the text before it', () => {
  const service = serviceWith('');
  const uri = 'file:///a.yaml';
  service.openDocument(uri, 'a: 1\n---\nb: 😀\n', 1);
  const at = (line: number, character: number) => ({ line, character });
  service.changeDocument(
    uri,
    [
      { range: { start: at(2, 3), end: at(2, 5) }, text: 'x' },
      { range: { start: at(0, 0), end: at(0, 0) }, text: 'c: 2\n' },
      { range: { start: at(3, 4), end: at(9, 9) }, text: '\nd: 3' },
    ],
    2,
  );
  expect(service.manifestOf(uri)?.text).toBe('c: 2\na: 1\n---\nb: x\nd: 3');
  expect(service.versionOf(uri)).toBe(2);
  service.changeDocument(uri, [{ text: 'kind: Pod' }], 3);
  expect(service.manifestOf(uri)?.text).toBe('kind: Pod');
});

test('a change judges again what it touched, and nothing else', () => {
  const service = serviceWith('');
  const uri = 'file:///a.yaml';
  const pod = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`;
  service.openDocument(uri, ['a', 'b', 'c'].map(pod).join('---\n'), 1);
  expect(service.judgeSome(uri, 3)).toBe(true);
  const range = { start: { line: 5, character: 0 }, end: { line: 5, character: 0 } };
  service.changeDocument(uri, [{ range, text: '# x\n' }], 2);
  expect(service.judgeSome(uri, 0)).toBe(false);
  expect(service.judgeSome(uri, 1)).toBe(true);
});

test('closed and unknown files have nothing', () => {
  const service = serviceWith('a: b: c');
  expect(service.diagnostics('file:///none.yaml')).toEqual([]);
  expect(service.complete('file:///none.yaml', { line: 0, character: 0 }).items).toEqual([]);
  expect(service.hover('file:///none.yaml', { line: 0, character: 0 })).toBeUndefined();
  expect(service.versionOf('file:///none.yaml')).toBeUndefined();
});
