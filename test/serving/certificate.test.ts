// The certificate, judged by Node's own X.509 reader.

import { createPrivateKey, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeCertificate } from '../../serving/certificate.js';

const nowMs = Date.UTC(2026, 0, 31, 12);

test('is for the loopback addresses, its own authority, and signed by its key', () => {
  const made = makeCertificate(nowMs);
  const certificate = new X509Certificate(made.certificate);
  expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1');
  expect(certificate.checkHost('localhost')).toBe('localhost');
  expect(certificate.checkHost('example.com')).toBeUndefined();
  expect(certificate.ca).toBe(true);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(certificate.checkPrivateKey(createPrivateKey(made.key))).toBe(true);
  expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
});

test('holds from yesterday for thirty days', () => {
  const { certificate: text } = makeCertificate(nowMs);
  const certificate = new X509Certificate(text);
  expect(Date.parse(certificate.validFrom)).toBe(Date.UTC(2026, 0, 30, 12));
  expect(Date.parse(certificate.validTo)).toBe(Date.UTC(2026, 2, 2, 12));
});

test('no two are the same, and each can be read', () => {
  const made = Array.from({ length: 300 }, () => makeCertificate(nowMs));
  const serials = made.map(({ certificate }) => new X509Certificate(certificate).serialNumber);
  expect(new Set(serials).size).toBe(300);
});
