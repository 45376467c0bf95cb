// Signs certificates for approved requests with an authority of the cluster's own. The same seed gives the same authority,
// and the same request at the same time the same certificate.
import { createHash, createPrivateKey, type KeyObject, sign } from 'node:crypto';
import rfc5280 from 'asn1.js-rfc5280';
import type { CertificateOrder, CertificateSigner } from '../simulator/simulation.js';
import { commonName, serialNumber } from './certificate.js';
import { readCertificateRequest } from './certificateRequest.js';

/** The signer of one cluster. */
export function createCertificateSigner(seed: number): CertificateSigner {
  return {
    read: pem => readCertificateRequest(pem)?.names,
    sign: order => signOrder(authorityKey(seed), order),
  };
}

const ed25519 = { algorithm: [1, 3, 101, 112] };
/** What comes before the 32 bytes of an Ed25519 key in PKCS #8. */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const issuer = commonName('kubernetes');
const keyUsageBits = [
  'digital signature',
  'content commitment',
  'key encipherment',
  'data encipherment',
  'key agreement',
  'cert sign',
  'crl sign',
];
const extendedUsages: Readonly<Record<string, readonly number[]>> = {
  'server auth': [1, 3, 6, 1, 5, 5, 7, 3, 1],
  'client auth': [1, 3, 6, 1, 5, 5, 7, 3, 2],
  'code signing': [1, 3, 6, 1, 5, 5, 7, 3, 3],
  'email protection': [1, 3, 6, 1, 5, 5, 7, 3, 4],
};

function authorityKey(seed: number): KeyObject {
  const secret = createHash('sha256').update(`drydock authority ${seed}`).digest();
  return createPrivateKey({
    key: Buffer.concat([pkcs8Prefix, secret]),
    format: 'der',
    type: 'pkcs8',
  });
}

function signOrder(key: KeyObject, order: CertificateOrder): string | undefined {
  const request = readCertificateRequest(order.request);
  if (request === undefined) {
    return undefined;
  }
  const { alternativeNames, subject, publicKey } = request;
  const content = {
    version: 'v3',
    serialNumber: serialNumber(digestOf(order)),
    signature: ed25519,
    issuer,
    validity: {
      notBefore: { type: 'utcTime', value: order.notBeforeMs },
      notAfter: { type: 'utcTime', value: order.notAfterMs },
    },
    subject,
    subjectPublicKeyInfo: publicKey,
    extensions: [
      ...usageExtensions(order.usages),
      { extnID: 'basicConstraints', critical: true, extnValue: { cA: false } },
      ...(alternativeNames === undefined ? [] : [alternativeNames]),
    ],
  };
  const signature = sign(null, rfc5280.TBSCertificate.encode(content, 'der'), key);
  return `${rfc5280.Certificate.encode(
    {
      tbsCertificate: content,
      signatureAlgorithm: ed25519,
      signature: { unused: 0, data: signature },
    },
    'pem',
    { label: 'CERTIFICATE' },
  )}\n`;
}

function usageExtensions(usages: readonly string[]): readonly object[] {
  const bits = keyUsageBits.reduce(
    (sum, usage, index) => sum | (usages.includes(usage) ? 0x80 >> index : 0),
    0,
  );
  const extended = usages.flatMap(usage => {
    const type = extendedUsages[usage];
    return type === undefined ? [] : [type];
  });
  const unused = bits === 0 ? 0 : Math.log2(bits & -bits);
  const keyUsage = { unused, data: Buffer.of(bits) };
  return [
    ...(bits === 0 ? [] : [{ extnID: 'keyUsage', critical: true, extnValue: keyUsage }]),
    ...(extended.length === 0 ? [] : [{ extnID: 'extendedKeyUsage', extnValue: extended }]),
  ];
}

function digestOf({ request, notBeforeMs }: CertificateOrder): Buffer {
  return createHash('sha256').update(`${notBeforeMs}${request}`).digest().subarray(0, 16);
}
