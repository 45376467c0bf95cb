// The server's certificate: made at start, for this run and the loopback addresses alone. Written by hand (RFC 5280):
// the libraries that make certificates take longer to load than the whole server may take to start.

import { createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { bits, integer, octets, oid, sequence, set, tagged, text, utcTime } from './der.js';

/** PEM texts. The certificate is its own authority. */
export interface Certificate {
  readonly key: string;
  readonly certificate: string;
}

/** Names and addresses the certificate is for. */
export const LOOPBACK_NAMES = ['localhost', '127.0.0.1'];

const DAY_MS = 86_400_000;
const VALID_DAYS = 30;
const SERIAL_BYTES = 12;
const TRUE = Buffer.from([1, 1, 0xff]);
const KEY_USAGE = { digitalSignature: 0x80, keyCertSign: 0x04 };
const ALTERNATIVE = { dns: 0x82, ip: 0x87 };

const OID = {
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  commonName: '2.5.4.3',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  extendedKeyUsage: '2.5.29.37',
  serverAuth: '1.3.6.1.5.5.7.3.1',
};

/** Makes a P-256 key and a certificate for the loopback addresses. `nowMs` is the wall's time. */
export function makeCertificate(nowMs: number): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const body = certificateBody(publicKey.export({ format: 'der', type: 'spki' }), nowMs);
  const signature = createSign('SHA256').update(body).sign(privateKey);
  const certificate = sequence(body, algorithm(), bits(signature));
  return {
    key: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    certificate: toPem(certificate),
  };
}

function certificateBody(publicKey: Buffer, nowMs: number): Buffer {
  const version3 = tagged(0xa0, integer(Buffer.from([2])));
  const serial = randomBytes(SERIAL_BYTES);
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  const validity = sequence(utcTime(nowMs - DAY_MS), utcTime(nowMs + VALID_DAYS * DAY_MS));
  return sequence(
    version3,
    integer(serial),
    algorithm(),
    name(),
    validity,
    name(),
    publicKey,
    extensions(),
  );
}

function algorithm(): Buffer {
  return sequence(oid(OID.ecdsaWithSha256));
}

function name(): Buffer {
  return sequence(set(sequence(oid(OID.commonName), text('drydock'))));
}

function extensions(): Buffer {
  const usage = Buffer.from([KEY_USAGE.digitalSignature | KEY_USAGE.keyCertSign]);
  const names = sequence(
    tagged(ALTERNATIVE.dns, Buffer.from('localhost')),
    tagged(ALTERNATIVE.ip, Buffer.from([127, 0, 0, 1])),
  );
  return tagged(
    0xa3,
    sequence(
      sequence(oid(OID.basicConstraints), TRUE, octets(sequence(TRUE))),
      sequence(oid(OID.keyUsage), TRUE, octets(bits(usage, 2))),
      sequence(oid(OID.extendedKeyUsage), octets(sequence(oid(OID.serverAuth)))),
      sequence(oid(OID.subjectAltName), octets(names)),
    ),
  );
}

function toPem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
