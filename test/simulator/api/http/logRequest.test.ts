// Logs: what a container printed when it started, cut, stamped and followed.

import { expect, test } from 'vitest';
import { handleRequest } from '../../../../simulator/api/http/httpApi.js';
import { parseQuery } from '../../../../simulator/api/http/message.js';
import { ServedResources } from '../../../../simulator/api/http/servedResources.js';
import { createSimulation } from '../../../../simulator/index.js';
import { testCatalogue } from '../../../support/catalogue.js';
import { createTestApi } from './testApi.js';

const PODS = '/api/v1/namespaces/default/pods';
const pod = { metadata: { name: 'a' }, spec: { containers: [{ name: 'c', image: 'nginx' }] } };

function running() {
  const api = createTestApi();
  api.request(`POST ${PODS}`, pod);
  api.simulation.settle();
  return api;
}

test.each([
  ['', 'first\nsecond\nthird\n'],
  ['?limitBytes=8', 'first\nse'],
  ['?sinceSeconds=3600', 'first\nsecond\nthird\n'],
  ['?sinceTime=2999-01-01T00:00:00Z', ''],
  ['?tailLines=0', ''],
])('log%s', (query, expected) => {
  expect(running().request(`GET ${PODS}/a/log${query}`).body).toBe(expected);
});

test('timestamps are those of the start', () => {
  const { body } = running().request(`GET ${PODS}/a/log?timestamps=true&tailLines=1`);
  expect(body).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z third\n$/);
});

test('a followed log ends with its container', () => {
  const simulation = createSimulation({});
  simulation.settle();
  const context = {
    server: simulation.server,
    resources: new ServedResources(simulation.server.store, testCatalogue()),
    act: <T>(summary: string, action: () => T): T => simulation.act(summary, action),
    logLines: () => ['first'],
  };
  const send = (method: string, path: string, query: string, body: object) =>
    handleRequest(context, {
      method,
      path,
      query: parseQuery(query),
      headers: {},
      body: JSON.stringify(body),
    });
  send('POST', PODS, '', pod);
  simulation.settle();
  const reply = send('GET', `${PODS}/a/log`, 'follow=true', {});
  const heard: string[] = [];
  if (reply.kind === 'stream') {
    reply.open({ write: text => heard.push(text), end: () => heard.push('end') });
  }
  expect(heard).toEqual(['first\n']);
  send('DELETE', `${PODS}/a`, '', {});
  simulation.settle();
  expect(heard).toEqual(['first\n', 'end']);
});
