import { expect, test } from 'vitest';
import { shopAt } from '../../support/shopFiles.js';
import { definitionsIn } from '../../support/workspaceService.js';

test('from a name to the object', () => {
  expect(definitionsIn(shopAt('name: settings'))).toEqual(['settings.yaml:4 settings']);
});

test('from a key to the key of the ConfigMap', () => {
  expect(definitionsIn(shopAt('key: level'))).toEqual(['settings.yaml:6 level']);
});

test('from ports to the Service and to the container', () => {
  expect(definitionsIn(shopAt('name: front', 2))).toEqual(['service.yaml:9 front']);
  expect(definitionsIn(shopAt('targetPort: http'))).toEqual(['web.yaml:18 http']);
  expect(definitionsIn(shopAt('port: http'))).toEqual(['web.yaml:18 http']);
});

test('from a mount to the volume', () => {
  expect(definitionsIn(shopAt('name: data'))).toEqual(['web.yaml:29 data']);
});

test('from a selector to the labels of the pods it selects', () => {
  expect(definitionsIn(shopAt('app: "web'))).toEqual(['web.yaml:12 web']);
});

test('from an alias to its anchor', () => {
  expect(definitionsIn('a: &one {x: 1}\nb: *o$0ne\n')).toEqual(['fixture.yaml:1 one']);
});

test('nowhere from plain values, missing objects and half-typed text', () => {
  expect(definitionsIn(shopAt('image: nginx'))).toEqual([]);
  expect(
    definitionsIn(
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {serviceAccountName: x$0}\n',
    ),
  ).toEqual([]);
  expect(definitionsIn('apiVersion: v1\nkind: Pod\nspec: {serviceAccountName: x$0\n')).toEqual([]);
});
