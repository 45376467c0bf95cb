import { expect, test } from 'vitest';
import { createTestApi } from '../../api/http/testApi.js';

const CLASSES = '/apis/storage.k8s.io/v1/volumeattributesclasses';
const CLAIMS = '/api/v1/namespaces/default/persistentvolumeclaims';

test('a class goes when no claim names it any more', () => {
  const { request, simulation } = createTestApi();
  request(`POST ${CLASSES}`, {
    metadata: { name: 'fast' },
    driverName: 'a.b',
    parameters: { a: '1' },
  });
  const resources = { requests: { storage: '1Gi' } };
  const spec = { accessModes: ['ReadWriteOnce'], resources, volumeAttributesClassName: 'fast' };
  expect(request(`POST ${CLAIMS}`, { metadata: { name: 'data' }, spec }).status).toBe(201);
  request(`DELETE ${CLASSES}/fast`);
  simulation.settle();
  expect(request(`GET ${CLASSES}/fast`).status).toBe(200);
  request(`DELETE ${CLAIMS}/data`);
  simulation.settle();
  expect(request(`GET ${CLASSES}/fast`).status).toBe(404);
});
