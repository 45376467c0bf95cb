import { expect, test } from 'vitest';
import { findObjectAt, readSource } from '../../../client/simulatorHost/sources.js';
import { webManifest } from './fakeRun.js';

const source = (text: string) => ({ uri: 'u', label: 'l', text });

test('each document is an object with its id', () => {
  expect(readSource(source(webManifest())).objects.map(entry => entry.id)).toEqual([
    'apps/Deployment:/web',
    'Service:/web',
  ]);
});

test('one document alone', () => {
  const read = readSource({ ...source(webManifest()), document: 1 });
  expect(read.objects.map(entry => entry.object.kind)).toEqual(['Service']);
});

test('text with YAML faults is no object but a problem', () => {
  const read = readSource(source('apiVersion: v1\nkind: Pod\nmetadata: { name: a\n'));
  expect(read.objects).toEqual([]);
});

test('other YAML is left alone', () => {
  expect(readSource(source('just: notes\n')).objects).toEqual([]);
});

test('the object at a line', () => {
  const read = readSource(source(webManifest()));
  expect(findObjectAt(read, 5)?.object.kind).toBe('Deployment');
  expect(findObjectAt(read, 18)?.object.kind).toBe('Service');
});
