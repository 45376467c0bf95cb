import { expect, test } from 'vitest';
import { readText } from '../../../client/simulatorHost/sources.js';
import { webManifest } from './fakeRun.js';

const source = (text: string) => ({ uri: 'u', label: 'l', text });

test('each document is an object with its id', () => {
  expect(readText(source(webManifest())).objects.map(entry => entry.id)).toEqual([
    'apps/Deployment:/web',
    'Service:/web',
  ]);
});

test('one document alone', () => {
  const read = readText({ ...source(webManifest()), document: 1 });
  expect(read.objects.map(entry => entry.object.kind)).toEqual(['Service']);
});

test('text with YAML faults is no object but a problem', () => {
  const read = readText(source('apiVersion: v1\nkind: Pod\nmetadata: { name: a\n'));
  expect(read.objects).toEqual([]);
});

test('other YAML is left alone', () => {
  expect(readText(source('just: notes\n')).objects).toEqual([]);
});

test('the object at a line', () => {
  const { objects } = readText(source(webManifest()));
  expect(objects.find(each => each.holds('u', 5))?.object.kind).toBe('Deployment');
  expect(objects.find(each => each.holds('u', 18))?.object.kind).toBe('Service');
  expect(objects.find(each => each.holds('v', 5))).toBeUndefined();
});
