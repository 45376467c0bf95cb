import { expect, test } from 'vitest';
import {
  newSecret,
  type SecretSource,
  secretNameProblem,
} from '../../../core/secrets/newSecret.js';

function made(source: SecretSource) {
  const { value, problems } = newSecret('a', source);
  return { type: value['type'], data: value['data'], problems };
}

const pem = (what: string) => `-----BEGIN ${what}-----\nMIIB+/=\n-----END ${what}-----\n`;

test('literals and files', () => {
  expect(made({ from: 'literals', entries: [['user', 'admin']] })).toEqual({
    type: 'Opaque',
    data: { user: 'YWRtaW4=' },
    problems: [],
  });
  expect(made({ from: 'files', files: [{ name: 'a.bin', bytes: [255] }] }).data).toEqual({
    'a.bin': '/w==',
  });
});

test('an env file as kubectl reads it', () => {
  const text = '# comment\n\n  A=b=c\nB="x"\nC\n';
  expect(made({ from: 'envFile', text })).toEqual({
    type: 'Opaque',
    data: { A: 'Yj1j', B: 'Ingi' },
    problems: ['line 5: expected KEY=value'],
  });
});

test('the account of a registry', () => {
  const source = { from: 'registry', server: 'ghcr.io', username: 'me', password: 'pw' } as const;
  const { type, data } = made(source);
  const config = (data as Record<string, string>)['.dockerconfigjson'] ?? '';
  expect(type).toBe('kubernetes.io/dockerconfigjson');
  expect(JSON.parse(Buffer.from(config, 'base64').toString())).toEqual({
    auths: { 'ghcr.io': { username: 'me', password: 'pw', auth: 'bWU6cHc=' } },
  });
});

test('a certificate with its key, and files mixed up', () => {
  const certificate = pem('CERTIFICATE');
  const key = pem('RSA PRIVATE KEY');
  expect(made({ from: 'tls', certificate, key }).problems).toEqual([]);
  expect(made({ from: 'tls', certificate: key, key: certificate }).problems).toHaveLength(2);
  const encrypted = pem('ENCRYPTED PRIVATE KEY');
  expect(made({ from: 'tls', certificate, key: encrypted }).problems).toHaveLength(1);
});

test('keys and names that Kubernetes refuses', () => {
  expect(made({ from: 'literals', entries: [['a b', 'c']] }).problems).toHaveLength(1);
  expect(secretNameProblem('My Secret')).toBeDefined();
  expect(secretNameProblem('my.secret')).toBeUndefined();
});
