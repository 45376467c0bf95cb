// Secrets from what a person has at hand: literals, files, an env file, a registry's account, a certificate. As
// `kubectl create secret` makes them.
// https://kubernetes.io/docs/concepts/configuration/secret/#secret-types

import { encodeBytes, encodeText } from '../kubernetes/base64.js';

/** A file with its bytes. */
export interface SecretFile {
  readonly name: string;
  readonly bytes: Iterable<number>;
}

/** What the Secret is made from. */
export type SecretSource =
  | { readonly from: 'literals'; readonly entries: readonly (readonly [string, string])[] }
  | { readonly from: 'files'; readonly files: readonly SecretFile[] }
  | { readonly from: 'envFile'; readonly text: string }
  | {
      readonly from: 'registry';
      readonly server: string;
      readonly username: string;
      readonly password: string;
    }
  | { readonly from: 'tls'; readonly certificate: string; readonly key: string };

/** A Secret manifest, and what is wrong with what it was made from. */
export interface NewSecret {
  readonly value: Readonly<Record<string, unknown>>;
  readonly problems: readonly string[];
}

/** Makes a Secret. Its data is base64, as the API keeps it. */
export function newSecret(name: string, source: SecretSource): NewSecret {
  const { type, data, problems } = contentOf(source);
  const wrongKeys = Object.keys(data).filter(key => !/^[-._a-zA-Z0-9]{1,253}$/.test(key));
  return {
    value: { apiVersion: 'v1', kind: 'Secret', metadata: { name }, type, data },
    problems: [
      ...problems,
      ...wrongKeys.map(key => `${key}: keys are letters, digits, dashes, underscores and dots`),
    ],
  };
}

/** Why a text is no name of a Secret; undefined when it is one. */
export function secretNameProblem(name: string): string | undefined {
  const isName = name.split('.').every(part => /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(part));
  return isName && name.length <= 253
    ? undefined
    : 'Lower-case letters, digits, dashes and dots, at most 253';
}

interface Content {
  readonly type: string;
  readonly data: Readonly<Record<string, string>>;
  readonly problems: readonly string[];
}

function contentOf(source: SecretSource): Content {
  switch (source.from) {
    case 'literals':
      return fromEntries(source.entries);
    case 'files':
      return {
        type: 'Opaque',
        data: Object.fromEntries(source.files.map(file => [file.name, encodeBytes(file.bytes)])),
        problems: [],
      };
    case 'envFile':
      return fromEnvFile(source.text);
    case 'registry':
      return fromRegistry(source);
    case 'tls':
      return fromCertificate(source);
  }
}

function fromEntries(entries: readonly (readonly [string, string])[]): Content {
  const data = Object.fromEntries(entries.map(([key, value]) => [key, encodeText(value)]));
  return { type: 'Opaque', data, problems: [] };
}

/** As kubectl reads it: `KEY=value` lines, comments and empty lines passed over, quotes kept. */
function fromEnvFile(text: string): Content {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const problems: string[] = [];
  const entries = lines.flatMap((line, index): [string, string][] => {
    const trimmed = line.trimStart();
    if (trimmed === '' || trimmed.startsWith('#')) {
      return [];
    }
    const at = trimmed.indexOf('=');
    const key = at < 0 ? trimmed : trimmed.slice(0, at);
    if (at < 0 || !/^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(key)) {
      problems.push(`line ${index + 1}: expected KEY=value`);
      return [];
    }
    return [[key, trimmed.slice(at + 1)]];
  });
  return { ...fromEntries(entries), problems };
}

function fromRegistry(source: Extract<SecretSource, { from: 'registry' }>): Content {
  const { server, username, password } = source;
  const auth = encodeText(`${username}:${password}`);
  const config = JSON.stringify({ auths: { [server]: { username, password, auth } } });
  return {
    type: 'kubernetes.io/dockerconfigjson',
    data: { '.dockerconfigjson': encodeText(config) },
    problems: username.includes(':') ? ['the user name must not contain a colon'] : [],
  };
}

function fromCertificate({ certificate, key }: Extract<SecretSource, { from: 'tls' }>): Content {
  const problems = [
    ...(isPem(certificate, /CERTIFICATE/) ? [] : ['the certificate is no PEM certificate']),
    ...(isPem(key, /(?:[A-Z]+ )?PRIVATE KEY/) ? [] : ['the key is no PEM private key']),
    ...(/ENCRYPTED/.test(key) ? ['the key is encrypted: Kubernetes needs it in the clear'] : []),
  ];
  return {
    type: 'kubernetes.io/tls',
    data: { 'tls.crt': encodeText(certificate), 'tls.key': encodeText(key) },
    problems,
  };
}

function isPem(text: string, what: RegExp): boolean {
  const mark = `-----BEGIN (${what.source})-----\\s[A-Za-z0-9+/=\\s:,-]+-----END \\1-----`;
  return new RegExp(mark).test(text);
}
