// A simulated API server without a socket, for tests of its HTTP side.

import { handleRequest } from '../../../../simulator/api/http/httpApi.js';
import { parseQuery, type Stream } from '../../../../simulator/api/http/message.js';
import { ServedResources } from '../../../../simulator/api/http/servedResources.js';
import { createSimulation } from '../../../../simulator/index.js';
import type { Simulation, SimulationOptions } from '../../../../simulator/simulation.js';
import { testCatalogue } from '../../../support/catalogue.js';

/** What tests see of an answer. `body` is parsed where it is JSON. */
export interface TestReply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  readonly body: any;
  readonly warnings: readonly string[];
}

export interface TestApi {
  readonly simulation: Simulation;
  request(line: string, body?: unknown, headers?: Record<string, string>): TestReply;
  /** The parsed lines a watch has written so far, and the way to end it. */
  // biome-ignore lint/suspicious/noExplicitAny: events hold objects of every shape.
  watch(path: string, headers?: Record<string, string>): { events: any[]; close(): void };
}

/** A new cluster that answers `GET /api/v1/pods?limit=1` and the like. */
export function createTestApi(options: SimulationOptions = {}): TestApi {
  const simulation = createSimulation(options);
  simulation.settle();
  const context = {
    server: simulation.server,
    resources: new ServedResources(
      simulation.server.store,
      testCatalogue(),
      () => simulation.resourceUsage() !== undefined,
    ),
    resourceUsage: () => simulation.resourceUsage(),
    act: <T>(summary: string, action: () => T): T => simulation.act(summary, action),
    logLines: () => ['first', 'second', 'third'],
  };
  const send = (line: string, body: unknown, headers: Record<string, string>) => {
    const [method = '', url = ''] = line.split(' ');
    const [path = '', query = ''] = url.split('?');
    const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
    return handleRequest(context, { method, path, query: parseQuery(query), headers, body: text });
  };
  return {
    simulation,
    request: (line, body, headers = {}) => {
      const reply = send(line, body, headers);
      if (reply.kind === 'stream') {
        throw new Error('a stream is no reply');
      }
      const warnings = reply.headers.filter(([name]) => name === 'Warning').map(([, text]) => text);
      const isJson = reply.headers.some(([, value]) => value.includes('json'));
      return { status: reply.status, body: isJson ? JSON.parse(reply.body) : reply.body, warnings };
    },
    watch: (path, headers = {}) => {
      const stream = send(`GET ${path}`, undefined, headers) as Stream;
      // biome-ignore lint/suspicious/noExplicitAny: events hold objects of every shape.
      const events: any[] = [];
      const opened = stream.open({
        write: text =>
          events.push(
            ...text
              .trim()
              .split('\n')
              .map(line => JSON.parse(line)),
          ),
        end: () => {},
      });
      return { events, close: opened.close };
    },
  };
}

/** A ConfigMap. */
export function configMap(name: string, data: Record<string, string> = {}, labels = {}): object {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, labels }, data };
}

/** A Deployment of one container. */
export function deployment(name: string, replicas = 1): object {
  const labels = { app: name };
  const containers = [{ name: 'main', image: 'nginx:1.27' }];
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers } },
    },
  };
}

export const CONFIG_MAPS = '/api/v1/namespaces/default/configmaps';
export const DEPLOYMENTS = '/apis/apps/v1/namespaces/default/deployments';
export const STRATEGIC = { 'content-type': 'application/strategic-merge-patch+json' };
export const MERGE = { 'content-type': 'application/merge-patch+json' };
export const JSON_PATCH = { 'content-type': 'application/json-patch+json' };
export const APPLY = { 'content-type': 'application/apply-patch+yaml' };
