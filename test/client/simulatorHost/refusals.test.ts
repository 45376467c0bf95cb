import { expect, test } from 'vitest';
import { parseField } from '../../../client/simulatorHost/fieldText.js';
import { splitMessage, toRefusal } from '../../../client/simulatorHost/refusals.js';
import { readText } from '../../../client/simulatorHost/sources.js';
import { webManifest } from './fakeRun.js';

test('a message with several causes is split at the fields', () => {
  const message =
    'Deployment.apps "web" is invalid: [spec.replicas: Invalid value: -1: must be greater than or equal to 0, spec.selector: Required value]';
  expect(splitMessage(message)).toEqual([
    {
      field: 'spec.replicas',
      message: 'Invalid value: -1: must be greater than or equal to 0',
    },
    { field: 'spec.selector', message: 'Required value' },
  ]);
});

test('a message without fields stays whole', () => {
  expect(splitMessage('namespaces "shop" not found')).toEqual([
    { field: '', message: 'namespaces "shop" not found' },
  ]);
});

test('fields become paths, keys with dots included', () => {
  expect(parseField('spec.containers[0].image')).toEqual(['spec', 'containers', 0, 'image']);
  expect(parseField('data[a.b]')).toEqual(['data', 'a.b']);
});

test('a refused field is found in the text', () => {
  const [source] = readText({ uri: 'u', label: 'l', text: webManifest() }).objects;
  if (source === undefined) {
    throw new Error('no object');
  }
  const refusal = toRefusal(
    {
      object: source.object,
      result: 'refused',
      reason: 'Invalid',
      message:
        'Deployment.apps "web" is invalid: spec.template.spec.containers[0].image: Required value',
      warnings: [],
    },
    source,
  );
  expect(refusal?.causes[0]?.range.start).toEqual({ line: 14, character: 17 });
});
