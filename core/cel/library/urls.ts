// CEL: `url('https://…')`, `isURL`, and the parts of a URL.
import type { Environment } from '@marcbachmann/cel-js';
import { celFault } from './fault.js';

class CelUrl {
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
  readonly query: string;

  constructor(parts: readonly string[]) {
    const [scheme = '', host = '', path = '', query = ''] = parts;
    this.scheme = scheme;
    this.host = host;
    this.path = path;
    this.query = query;
  }
}

/** Registers the functions of URLs. */
export function addUrlFunctions(environment: Environment): void {
  environment
    .registerType('URL', CelUrl)
    .registerFunction('isURL(string): bool', (text: string) => parseUrl(text) !== undefined)
    .registerFunction('url(string): URL', (text: string) => {
      const url = parseUrl(text);
      if (url === undefined) {
        throw celFault(`URL parse error during conversion from string: ${text}`);
      }
      return url;
    })
    .registerFunction('URL.getScheme(): string', ({ scheme }: CelUrl) => scheme)
    .registerFunction('URL.getHost(): string', ({ host }: CelUrl) => host)
    .registerFunction('URL.getHostname(): string', ({ host }: CelUrl) =>
      host.replace(/:\d*$/, '').replace(/^\[(.*)\]$/, '$1'),
    )
    .registerFunction(
      'URL.getPort(): string',
      ({ host }: CelUrl) => /:(\d+)$/.exec(host)?.[1] ?? '',
    )
    .registerFunction('URL.getEscapedPath(): string', ({ path }: CelUrl) => path)
    .registerFunction('URL.getQuery(): map<string, dyn>', ({ query }: CelUrl) => queryOf(query));
}

/** An absolute URL or a path from the root, as Go's url.ParseRequestURI takes it. */
function parseUrl(text: string): CelUrl | undefined {
  const parts = /^(?:([a-zA-Z][\w+.-]*):)?(?:\/\/([^/?#]*))?([^?]*)(?:\?(.*))?$/s.exec(text);
  if (parts === null || /[\s<>"]/.test(text) || /%(?![\da-fA-F]{2})/.test(text)) {
    return undefined;
  }
  const [, scheme = '', authority, path = '', query = ''] = parts;
  const host = (authority ?? '').slice((authority ?? '').lastIndexOf('@') + 1);
  const isRooted = authority !== undefined || path.startsWith('/') || scheme !== '';
  const isHost = /^(?:\[[\da-fA-F:.%]+\]|[^:[\]]*)(?::\d*)?$/.test(host);
  return isRooted && isHost ? new CelUrl([scheme, host, path, query]) : undefined;
}

function queryOf(query: string): Readonly<Record<string, readonly string[]>> {
  const values: Record<string, string[]> = {};
  for (const pair of query.split('&').filter(part => part !== '')) {
    const [key = '', ...rest] = pair.split('=');
    const list = values[key] ?? [];
    list.push(rest.join('=').replaceAll('+', ' '));
    values[key] = list;
  }
  return values;
}
