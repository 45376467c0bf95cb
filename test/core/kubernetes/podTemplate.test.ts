// Where kinds keep their pods, held against the schemas.

import { expect, test } from 'vitest';
import { podPlaceOf } from '../../../core/kubernetes/podTemplate.js';
import type { FieldType, ObjectType } from '../../../core/kubernetes/schema.js';
import { testCatalogue } from '../../support/catalogue.js';

function typeAt(type: ObjectType | undefined, path: readonly string[]): string | undefined {
  let current: FieldType | undefined = type && { kind: 'object', type };
  for (const name of path) {
    current = current?.kind === 'object' ? current.type.fields.get(name)?.type : undefined;
  }
  return current?.kind === 'object' ? current.type.name : undefined;
}

test('every kind whose schema has a pod template is known, at the right place', () => {
  const catalogue = testCatalogue();
  const candidates = [
    [],
    ['template'],
    ['spec', 'template'],
    ['spec', 'jobTemplate', 'spec', 'template'],
  ];
  const found = catalogue.resources.flatMap(({ group, version, kind }) => {
    const apiVersion = group === '' ? version : `${group}/${version}`;
    const type = catalogue.typeOf(apiVersion, kind);
    const paths = candidates.map(path => [...path, 'spec']);
    const path = paths.find(one => typeAt(type, one) === 'io.k8s.api.core.v1.PodSpec');
    return path === undefined ? [] : [[apiVersion, kind, path.join('.')]];
  });
  expect(found.length).toBe(9);
  for (const [apiVersion = '', kind = '', path] of found) {
    expect(podPlaceOf(apiVersion, kind)?.specPath.join('.'), kind).toBe(path);
  }
});

test('other kinds have none, and old versions the same', () => {
  expect(podPlaceOf('v1', 'Service')).toBeUndefined();
  expect(podPlaceOf('example.com/v1', 'Deployment')).toBeUndefined();
  expect(podPlaceOf('extensions/v1beta1', 'Deployment')?.path).toEqual(['spec', 'template']);
});
