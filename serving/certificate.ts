// The server's certificate: made at start, for this run and the loopback addresses alone.

import { generate } from 'selfsigned';

/** PEM texts. The certificate is its own authority. */
export interface Certificate {
  readonly key: string;
  readonly certificate: string;
}

const DAYS_MS = 86_400_000;
const VALID_DAYS = 30;

/** Names and addresses the certificate is for. */
export const LOOPBACK_NAMES = ['localhost', '127.0.0.1'];

/** Makes a key and a certificate for the loopback addresses. `nowMs` is the wall's time. */
export async function makeCertificate(nowMs: number): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: 'drydock' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(nowMs - DAYS_MS),
    notAfterDate: new Date(nowMs + VALID_DAYS * DAYS_MS),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return { key: made.private, certificate: made.cert };
}
