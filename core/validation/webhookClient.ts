// How the server reaches a webhook: by a URL or by a Service. For admission and conversion.
import { checkPresent } from './checks.js';
import { portNumber } from './names.js';
import type { Place } from './place.js';

/** A webhook's client configuration. */
export interface ClientConfig {
  readonly url?: string;
  readonly service?: {
    readonly namespace?: string;
    readonly name?: string;
    readonly path?: string;
    readonly port?: number;
  };
}

/** Exactly one of url and service, each in good form. */
export function checkClientConfig(client: ClientConfig, at: Place): void {
  const { url, service } = client;
  if ((url === undefined) === (service === undefined)) {
    at.required('exactly one of url or service is required');
    return;
  }
  if (url !== undefined) {
    checkUrl(url, at.field('url'));
    return;
  }
  const atService = at.field('service');
  checkPresent(service?.namespace, atService.field('namespace'));
  checkPresent(service?.name, atService.field('name'));
  const port = service?.port ?? 443;
  for (const message of portNumber(port)) {
    atService.field('port').invalid(port, `port is not valid: ${message}`);
  }
  if (service?.path !== undefined) {
    checkPath(service.path, atService.field('path'));
  }
}

function checkUrl(url: string, at: Place): void {
  const form = '; desired format: https://host[/path]';
  const match = /^([a-zA-Z][a-zA-Z0-9+.-]*):\/\/([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/.exec(url);
  const [, scheme = '', authority = '', , query, fragment] = match ?? [];
  if (match === null) {
    at.required(`url must be a valid URL: ${url}${form}`);
    return;
  }
  if (scheme !== 'https') {
    at.invalid(url, `'https' is the only allowed URL scheme${form}`);
  }
  if (authority === '') {
    at.invalid(url, `host must be specified${form}`);
  }
  if (authority.includes('@')) {
    at.invalid(url, 'user information is not permitted in the URL');
  }
  if (fragment !== undefined && fragment !== '#') {
    at.invalid(fragment.slice(1), 'fragments are not permitted in the URL');
  }
  if (query !== undefined && query !== '?') {
    at.invalid(query.slice(1), 'query parameters are not permitted in the URL');
  }
}

function checkPath(path: string, at: Place): void {
  if (path === '/' || path === '') {
    return;
  }
  if (path === '//') {
    at.invalid(path, 'segment[0] may not be empty');
    return;
  }
  if (!path.startsWith('/')) {
    at.invalid(path, "must start with a '/'");
  }
  const inner = path.replace(/^\//, '').replace(/\/$/, '');
  for (const [index, segment] of inner.split('/').entries()) {
    if (segment === '') {
      at.invalid(path, `segment[${index}] may not be empty`);
    }
  }
}
