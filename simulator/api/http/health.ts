// /healthz, /livez and /readyz: every check passes; `?verbose` names them, `?exclude` leaves some out.

import { type HttpRequest, type Reply, textReply } from './message.js';

const checks = [
  'ping',
  'log',
  'etcd',
  'poststarthook/start-apiserver-admission-initializer',
  'poststarthook/generic-apiserver-start-informers',
  'poststarthook/start-apiextensions-controllers',
  'poststarthook/crd-informer-synced',
  'poststarthook/rbac/bootstrap-roles',
  'poststarthook/scheduling/bootstrap-system-priority-classes',
  'poststarthook/start-service-ip-repair-controllers',
  'poststarthook/apiservice-registration-controller',
  'autoregister-completion',
];

/** The answer of a health page or of one of its checks; undefined where there is none. */
export function healthPage(path: string, { query }: HttpRequest): Reply | undefined {
  const match = /^\/(healthz|livez|readyz)(?:\/(.+))?$/.exec(path);
  const [, page = '', check] = match ?? [];
  const all = page === 'readyz' ? [...checks, 'informer-sync', 'shutdown'] : checks;
  if (match === null || (check !== undefined && !all.includes(check))) {
    return undefined;
  }
  if (check !== undefined || !query.has('verbose')) {
    return textReply(200, 'ok');
  }
  const excluded = query.get('exclude');
  const lines = all.map(name => `[+]${name}${name === excluded ? ' excluded: ok' : ' ok'}\n`);
  return textReply(200, `${lines.join('')}${page} check passed\n`);
}
