// Requests made by openssl become certificates that Node's own X.509 reader takes.

import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { readCertificateRequest } from '../../serving/certificateRequest.js';
import { createCertificateSigner } from '../../serving/certificateSigner.js';

/** `openssl req -new -subj /O=dev/O=ops/CN=jane`. */
const jane = `-----BEGIN CERTIFICATE REQUEST-----
MIHmMIGNAgEAMCsxDDAKBgNVBAoMA2RldjEMMAoGA1UECgwDb3BzMQ0wCwYDVQQD
DARqYW5lMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE+n5/93XwAijZyHwrySL/
31s9/NAWK9woKmTBbGLaFafnQrGWioOPGowLLC1yu/gQse0NPF+B+YCpcQlXXjKa
jKAAMAoGCCqGSM49BAMCA0gAMEUCIDz52/oRy1iw67ZK0ETVHaZQMbUSNpnlOWVx
iGnsUlP9AiEApxjuz18W6uRrBoz7zIGzzr0gL2X38IVl5vjHTl2/vqo=
-----END CERTIFICATE REQUEST-----
`;
/** `-subj /O=system:nodes/CN=system:node:n1 -addext subjectAltName=DNS:n1,IP:10.0.0.1`. */
const node = `-----BEGIN CERTIFICATE REQUEST-----
MIIBEjCBuAIBADAwMRUwEwYDVQQKDAxzeXN0ZW06bm9kZXMxFzAVBgNVBAMMDnN5
c3RlbTpub2RlOm4xMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE+n5/93XwAijZ
yHwrySL/31s9/NAWK9woKmTBbGLaFafnQrGWioOPGowLLC1yu/gQse0NPF+B+YCp
cQlXXjKajKAmMCQGCSqGSIb3DQEJDjEXMBUwEwYDVR0RBAwwCoICbjGHBAoAAAEw
CgYIKoZIzj0EAwIDSQAwRgIhAPZYFyo/l2/9+ZYQ6Nhve8qA/wPrGcJQEDGgfeqB
T4JbAiEAhahyXXUJZ+WNX4Q4NVXaWExuWfeahXqegCtkR7gQgmY=
-----END CERTIFICATE REQUEST-----
`;
const notBeforeMs = Date.UTC(2026, 0, 1, 12);
const notAfterMs = Date.UTC(2027, 0, 1, 12);
const signed = (request: string, usages: readonly string[], seed = 1): X509Certificate =>
  new X509Certificate(
    createCertificateSigner(seed).sign({ request, usages, notBeforeMs, notAfterMs }) ?? '',
  );

test('reads whom a request names', () => {
  expect(readCertificateRequest(jane)?.names).toEqual({
    commonName: 'jane',
    organizations: ['dev', 'ops'],
    dnsNames: 0,
    ipAddresses: 0,
    emails: 0,
    uris: 0,
  });
  expect(readCertificateRequest(node)?.names).toMatchObject({
    commonName: 'system:node:n1',
    dnsNames: 1,
    ipAddresses: 1,
  });
});

test.each([
  '',
  'nonsense',
  jane.replace('MIHm', 'AAAA'),
  jane.replace(/\n[^-\n]+\n-----END/, '\n-----END'),
])('what is no request is read as none', text => {
  expect(readCertificateRequest(text)).toBeUndefined();
});

test('a certificate has the subject, the usages and the time that were asked for', () => {
  const certificate = signed(jane, ['client auth', 'digital signature', 'key encipherment']);
  expect(certificate.subject).toBe('O=dev\nO=ops\nCN=jane');
  expect(certificate.issuer).toBe('CN=kubernetes');
  expect(certificate.ca).toBe(false);
  expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2']);
  expect(Date.parse(certificate.validFrom)).toBe(notBeforeMs);
  expect(Date.parse(certificate.validTo)).toBe(notAfterMs);
});

test('alternative names are kept', () => {
  const certificate = signed(node, ['server auth', 'digital signature']);
  expect(certificate.subjectAltName).toBe('DNS:n1, IP Address:10.0.0.1');
  expect(certificate.checkHost('n1')).toBe('n1');
});

test('the same seed signs alike, another one not', () => {
  const usages = ['client auth'];
  expect(signed(jane, usages).raw.equals(signed(jane, usages).raw)).toBe(true);
  expect(signed(jane, usages).raw.equals(signed(jane, usages, 2).raw)).toBe(false);
});
