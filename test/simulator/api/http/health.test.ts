import { expect, test } from 'vitest';
import { createTestApi } from './testApi.js';

test('health pages say ok, their checks when asked', () => {
  const { request } = createTestApi();
  expect(request('GET /healthz').body).toBe('ok');
  expect(request('GET /readyz/etcd').body).toBe('ok');
  expect(request('GET /livez/nosuch').status).toBe(404);
  const lines = request('GET /livez?verbose&exclude=etcd').body.split('\n');
  expect(lines.slice(0, 3)).toEqual(['[+]ping ok', '[+]log ok', '[+]etcd excluded: ok']);
  expect(lines.at(-2)).toBe('livez check passed');
});
