import { expect, test } from 'vitest';
import { describeChange } from '../../../client/simulatorHost/changeWords.js';
import { readText } from '../../../client/simulatorHost/sources.js';
import { webManifest } from './fakeRun.js';

const read = (text: string) =>
  readText({ uri: 'file:///shop.yaml', label: 'a/shop.yaml', text }).objects;

test('the first apply names the file', () => {
  expect(describeChange([], read(webManifest())).summary).toBe('apply shop.yaml');
});

test('a changed image is said by its tags, with its place', () => {
  const change = describeChange(read(webManifest()), read(webManifest('nginx:1.28')));
  expect(change.summary).toBe('image nginx:1.27 → 1.28');
  expect(change.at?.object.locate(change.at.path).start.line).toBe(14);
});

test('a changed number is said', () => {
  const change = describeChange(read(webManifest()), read(webManifest('nginx:1.27', 5)));
  expect(change.summary).toBe('replicas 3 → 5');
});

test('several changes are counted', () => {
  const change = describeChange(read(webManifest()), read(webManifest('nginx:1.28', 5)));
  expect(change.summary).toMatch(/ \+1$/);
});

test('a new object is said', () => {
  const [deployment = ''] = webManifest().split('---');
  expect(describeChange(read(deployment), read(webManifest())).summary).toBe('add Service web');
});

test('nothing changed: nothing to point at', () => {
  expect(describeChange(read(webManifest()), read(webManifest())).at).toBeUndefined();
});
