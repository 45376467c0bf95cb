import { expect, test } from 'vitest';
import { APPLY, createTestApi, DEPLOYMENTS, deployment } from './testApi.js';

test('an apply with fields nobody declared fails, however lenient the validation', () => {
  const { request } = createTestApi();
  const body = deployment('web') as { spec: { template: { spec: { containers: object[] } } } };
  Object.assign(body.spec.template.spec.containers[0] ?? {}, { foo: 1 });
  const one = request(
    `PATCH ${DEPLOYMENTS}/web?fieldManager=me&fieldValidation=Ignore`,
    body,
    APPLY,
  );
  expect(one.body).toMatchObject({ code: 500, status: 'Failure' });
  expect(one.body.message).toBe(
    'failed to create typed patch object (default/web; apps/v1, Kind=Deployment): ' +
      '.spec.template.spec.containers[name="main"].foo: field not declared in schema',
  );
});

test.each([
  [{ replicas: 'two' }, '.spec.replicas: expected numeric (int or float), got string'],
  [{ paused: 'no' }, '.spec.paused: expected boolean, got &{no}'],
  [{ strategy: [] }, '.spec.strategy: expected map, got &{[]}'],
  [
    { template: { spec: { containers: [{ image: 'x' }] } } },
    '.spec.template.spec.containers: element 0: associative list with keys has an element that omits key ' +
      'field "name" (and doesn\'t have default value)',
  ],
  [
    { template: { spec: { containers: [{ name: 'a' }, { name: 'a' }] } } },
    '.spec.template.spec.containers: duplicate entries for key [name="a"]',
  ],
  [
    { replicas: 'two', minReadySeconds: [], template: { metadata: { labels: { a: 1 } } } },
    'errors:\n  .spec.minReadySeconds: expected numeric (int or float), got []interface {}\n' +
      '  .spec.replicas: expected numeric (int or float), got string\n' +
      '  .spec.template.metadata.labels.a: expected string, got &value.valueUnstructured{Value:1}',
  ],
])('an apply of %j is refused in the words of the typed conversion', (spec, why) => {
  const { request } = createTestApi();
  const body = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec };
  const reply = request(`PATCH ${DEPLOYMENTS}/web?fieldManager=me`, body, APPLY);
  expect(reply.body.message).toBe(
    `failed to create typed patch object (default/web; apps/v1, Kind=Deployment): ${why}`,
  );
});
