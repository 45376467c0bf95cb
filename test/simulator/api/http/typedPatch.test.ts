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
  Object.assign(body, { bar: 1 });
  const two = request(`PATCH ${DEPLOYMENTS}/web?fieldManager=me`, body, APPLY);
  expect(two.body.message).toContain('errors:\n  .');
});
