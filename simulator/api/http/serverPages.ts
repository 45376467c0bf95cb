// Everything that is no resource: discovery, version, health, OpenAPI.

import { simulatedRelease } from '../../version.js';
import { discoveryPage } from '../discovery/discovery.js';
import { openApiPage } from '../openapi/openApi.js';
import type { ApiContext } from './context.js';
import { healthPage } from './health.js';
import { type HttpRequest, jsonReply, type Reply } from './message.js';
import { unknownResource } from './refusals.js';

/** The version a simulated server says it is: the one its behaviour was recorded from. */
const SERVER_VERSION = {
  major: '1',
  minor: '36',
  emulationMajor: '1',
  emulationMinor: '36',
  minCompatibilityMajor: '1',
  minCompatibilityMinor: '35',
  gitVersion: simulatedRelease,
  gitCommit: '',
  gitTreeState: 'clean',
  buildDate: '2026-06-01T00:00:00Z',
  goVersion: 'go1.26.0',
  compiler: 'gc',
  platform: 'linux/amd64',
};

/** The answer at a path that is no resource's. Throws ApiError 404 where there is nothing. */
export function serverPage(context: ApiContext, request: HttpRequest): Reply {
  const path = request.path.replace(/\/+$/, '') || '/';
  if (path === '/version') {
    return jsonReply(200, SERVER_VERSION);
  }
  const health = healthPage(path, request);
  if (health !== undefined) {
    return health;
  }
  if (path === '/') {
    return jsonReply(200, { paths: rootPaths(context) });
  }
  if (path.startsWith('/openapi/')) {
    return openApiPage(context, request, path);
  }
  const page = discoveryPage(context.resources.all, path, request.headers['accept']);
  if (page === undefined) {
    throw unknownResource();
  }
  return page;
}

function rootPaths({ resources }: ApiContext): string[] {
  const groups = resources.all.map(({ resource }) => resource.group).filter(group => group !== '');
  const versions = resources.all
    .filter(({ resource }) => resource.group !== '')
    .map(({ apiVersion }) => `/apis/${apiVersion}`);
  const paths = ['/api', '/api/v1', '/apis', ...groups.map(group => `/apis/${group}`), ...versions];
  const pages = ['/healthz', '/livez', '/openapi/v2', '/openapi/v3', '/readyz', '/version'];
  return [...new Set([...paths, ...pages])].sort();
}
