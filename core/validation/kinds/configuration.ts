/**
 * ConfigMaps and Secrets: keys, sizes, and what each type of Secret must hold.
 *
 *     type: kubernetes.io/basic-auth
 *     data: {}   # username or password is required
 */
import type { ConfigMap, Secret } from '../../../schemas/built/types.js';
import { goJsonFault } from '../goJson.js';
import { sameValue } from '../immutable.js';
import { type KindRules, rulesOf } from '../kindRules.js';
import { configMapKey } from '../names.js';
import type { Place } from '../place.js';

const maxBytes = 1024 * 1024;
const whenImmutable = 'field is immutable when `immutable` is set';

/** Rules of ConfigMaps. */
export const configMapRules: KindRules = rulesOf<ConfigMap>({
  group: '',
  kind: 'ConfigMap',
  create: (configMap, root) => {
    const { data = {}, binaryData = {} } = configMap;
    checkKeys(data, root.field('data'));
    for (const key in data) {
      if (key in binaryData) {
        root.field('data').key(key).invalid(key, 'duplicate of key present in binaryData');
      }
    }
    checkKeys(binaryData, root.field('binaryData'));
    if (textBytes(data) + decodedBytes(binaryData) > maxBytes) {
      root.tooLong(maxBytes);
    }
  },
  update: (next, previous, root) => checkFrozen(next, previous, ['data', 'binaryData'], root),
});

/** Rules of Secrets. */
export const secretRules: KindRules = rulesOf<Secret>({
  group: '',
  kind: 'Secret',
  create: (secret, root) => {
    const data = secret.data ?? {};
    const at = root.field('data');
    checkKeys(data, at);
    if (decodedBytes(data) > maxBytes) {
      at.tooLong(maxBytes);
    }
    checkSecretType(secret, data, root);
  },
  update: (next, previous, root) => {
    if (next.type !== previous.type) {
      root.field('type').invalid(next.type ?? '', 'field is immutable');
    }
    checkFrozen(next, previous, ['data'], root);
  },
  warnings: ({ type, data }) => (type === 'kubernetes.io/tls' ? pemWarnings(data ?? {}) : []),
});

interface Data {
  readonly [key: string]: string;
}

function checkKeys(data: Data, at: Place): void {
  for (const key in data) {
    at.key(key).invalidEach(key, configMapKey(key));
  }
}

function checkSecretType(secret: Secret, data: Data, root: Place): void {
  const at = root.field('data');
  switch (secret.type) {
    case 'kubernetes.io/service-account-token': {
      const account = 'kubernetes.io/service-account.name';
      if ((secret.metadata?.annotations?.[account] ?? '') === '') {
        root.field('metadata').field('annotations').key(account).required();
      }
      return;
    }
    case 'kubernetes.io/dockercfg':
      checkJson(data, '.dockercfg', at);
      return;
    case 'kubernetes.io/dockerconfigjson':
      checkJson(data, '.dockerconfigjson', at);
      return;
    case 'kubernetes.io/basic-auth':
      if (!('username' in data) && !('password' in data)) {
        at.key('username').required();
        at.key('password').required();
      }
      return;
    case 'kubernetes.io/ssh-auth':
      if ((data['ssh-privatekey'] ?? '') === '') {
        at.key('ssh-privatekey').required();
      }
      return;
    case 'kubernetes.io/tls':
      for (const key of ['tls.crt', 'tls.key']) {
        if (!(key in data)) {
          at.key(key).required();
        }
      }
      return;
    default:
  }
}

function checkJson(data: Data, key: string, at: Place): void {
  const content = data[key];
  if (content === undefined) {
    at.key(key).required();
    return;
  }
  const fault = jsonFault(fromBase64(content));
  if (fault !== undefined) {
    at.key(key).invalid('<secret contents redacted>', fault);
  }
}

function jsonFault(text: string): string | undefined {
  const fault = goJsonFault(text);
  if (fault !== undefined) {
    return fault;
  }
  const value: unknown = JSON.parse(text);
  const isObject = typeof value === 'object' && !Array.isArray(value);
  return isObject
    ? undefined
    : `json: cannot unmarshal ${goKind(value)} into Go value of type map[string]interface {}`;
}

function goKind(value: unknown): string {
  if (Array.isArray(value)) {
    return 'array';
  }
  return typeof value === 'boolean' ? 'bool' : typeof value;
}

/** The server tries the pair; what can be told without cryptography is told. */
function pemWarnings(data: Data): readonly string[] {
  const parts = { 'tls.crt': 'certificate', 'tls.key': 'key' } as const;
  for (const [name, word] of Object.entries(parts)) {
    if (!fromBase64(data[name] ?? '').includes('-----BEGIN ')) {
      return [`tls: failed to find any PEM data in ${word} input`];
    }
  }
  return [];
}

function checkFrozen(
  next: ConfigMap | Secret,
  previous: ConfigMap | Secret,
  fields: readonly ('data' | 'binaryData')[],
  root: Place,
): void {
  if (previous.immutable !== true) {
    return;
  }
  if (next.immutable !== true) {
    root.field('immutable').forbidden(whenImmutable);
  }
  for (const name of fields) {
    const now = (next as ConfigMap)[name] ?? {};
    if (!sameValue(now, (previous as ConfigMap)[name] ?? {})) {
      root.field(name).forbidden(whenImmutable);
    }
  }
}

function textBytes(data: Data): number {
  let bytes = 0;
  for (const key in data) {
    const value = data[key] ?? '';
    // Short texts cannot matter for the limit, however many bytes their characters take.
    bytes += value.length < 1024 ? value.length : utf8Length(value);
  }
  return bytes;
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

function decodedBytes(data: Data): number {
  let bytes = 0;
  for (const key in data) {
    bytes += Math.floor(((data[key] ?? '').replace(/[\s=]+/g, '').length * 3) / 4);
  }
  return bytes;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The text behind base64, byte by byte: enough to tell JSON from other text. */
function fromBase64(encoded: string): string {
  let bits = 0;
  let count = 0;
  let text = '';
  for (const character of encoded.replace(/[\s=]+/g, '')) {
    bits = (bits << 6) | alphabet.indexOf(character);
    count += 6;
    if (count >= 8) {
      count -= 8;
      text += String.fromCharCode((bits >> count) & 255);
    }
  }
  return text;
}
