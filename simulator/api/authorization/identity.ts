// Who asks: the one user of the simulated cluster, or whom it impersonates (`kubectl --as`).

import { user } from '../user.js';

/** A user as authorization sees it. */
export interface Identity {
  readonly username: string;
  readonly groups: readonly string[];
}

const SERVICE_ACCOUNT = /^system:serviceaccount:([^:]+):[^:]+$/;
const AUTHENTICATED = 'system:authenticated';
const ANONYMOUS = 'system:anonymous';

/** The user a request is made for. Header names are in lower case. */
export function identityOf(headers: Readonly<Record<string, string | undefined>>): Identity {
  const username = headers['impersonate-user'];
  if (username === undefined || username === '') {
    return user;
  }
  const named = (headers['impersonate-group'] ?? '')
    .split(',')
    .map(group => group.trim())
    .filter(group => group !== '');
  return { username, groups: groupsOf(username, named) };
}

/** Service accounts have groups of their own; everybody who has a name is authenticated. */
function groupsOf(username: string, named: readonly string[]): readonly string[] {
  const [, namespace] = SERVICE_ACCOUNT.exec(username) ?? [];
  const own =
    namespace === undefined || named.length > 0
      ? named
      : ['system:serviceaccounts', `system:serviceaccounts:${namespace}`];
  if (username === ANONYMOUS) {
    return own.includes('system:unauthenticated') ? own : [...own, 'system:unauthenticated'];
  }
  return own.includes(AUTHENTICATED) ? own : [...own, AUTHENTICATED];
}
