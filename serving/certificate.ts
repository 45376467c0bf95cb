// The server's certificate: made at start, for this run and the loopback addresses alone. The structures are RFC 5280's.
import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import rfc5280 from 'asn1.js-rfc5280';

/** PEM texts. The certificate is its own authority. */
export interface Certificate {
  readonly key: string;
  readonly certificate: string;
}

/** Names and addresses the certificate is for. */
export const LOOPBACK_NAMES = ['localhost', '127.0.0.1'];

/** A key and a certificate for the loopback addresses. `nowMs` is the wall's time. */
export function makeCertificate(nowMs: number): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const content = contentFor(publicKey, nowMs);
  const certificate = rfc5280.Certificate.encode(
    {
      tbsCertificate: content,
      signatureAlgorithm: ecdsaWithSha256,
      signature: bits(sign('sha256', rfc5280.TBSCertificate.encode(content, 'der'), privateKey)),
    },
    'pem',
    { label: 'CERTIFICATE' },
  );
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), certificate };
}

const dayMs = 86_400_000;
const validDays = 30;
const ecdsaWithSha256 = { algorithm: [1, 2, 840, 10045, 4, 3, 2] };
const serverAuthentication = [1, 3, 6, 1, 5, 5, 7, 3, 1];
const subject = commonName('drydock');
/** The bits digitalSignature (0) and keyCertSign (5); two of the byte are not used. */
const keyUsage = { unused: 2, data: Buffer.of(0b1000_0100) };

function contentFor(publicKey: KeyObject, nowMs: number): object {
  const key = publicKey.export({ type: 'spki', format: 'der' });
  return {
    version: 'v3',
    serialNumber: serialNumber(randomBytes(16)),
    signature: ecdsaWithSha256,
    issuer: subject,
    subject,
    validity: {
      notBefore: { type: 'utcTime', value: nowMs - dayMs },
      notAfter: { type: 'utcTime', value: nowMs + validDays * dayMs },
    },
    subjectPublicKeyInfo: rfc5280.SubjectPublicKeyInfo.decode(key, 'der'),
    extensions: [
      { extnID: 'basicConstraints', critical: true, extnValue: { cA: true } },
      { extnID: 'keyUsage', critical: true, extnValue: keyUsage },
      { extnID: 'extendedKeyUsage', extnValue: [serverAuthentication] },
      {
        extnID: 'subjectAlternativeName',
        extnValue: [
          { type: 'dNSName', value: 'localhost' },
          { type: 'iPAddress', value: Buffer.of(127, 0, 0, 1) },
        ],
      },
    ],
  };
}

/** The bytes of a positive number, made of these: the first neither needs padding nor is any. */
export function serialNumber(bytes: Buffer): Buffer {
  const [first = 0] = bytes;
  return Buffer.concat([Buffer.of((first & 0x7f) | 0x40), bytes.subarray(1)]);
}

/** The name of an authority, of less than 128 ASCII characters: a DER UTF8String in the attribute commonName. */
export function commonName(name: string): object {
  const value = Buffer.concat([Buffer.of(0x0c, name.length), Buffer.from(name)]);
  return { type: 'rdnSequence', value: [[{ type: [2, 5, 4, 3], value }]] };
}

function bits(data: Buffer): object {
  return { unused: 0, data };
}
