// Reads PKCS #10 requests for certificates: whom they name, and the key they are for. For the signer.
import rfc5280 from 'asn1.js-rfc5280';
import type { RequestedNames } from '../simulator/simulation.js';

/** What a request asks to be certified. */
export interface CertificateRequest {
  readonly names: RequestedNames;
  /** The parts of the certificate as the library takes them. */
  readonly subject: object;
  readonly publicKey: object;
  /** The extension that has the alternative names; undefined: there are none. */
  readonly alternativeNames: object | undefined;
}

/** The request in a PEM text; undefined where it is none. */
export function readCertificateRequest(pem: string): CertificateRequest | undefined {
  const body =
    /-----BEGIN CERTIFICATE REQUEST-----([\s\S]*?)-----END CERTIFICATE REQUEST-----/.exec(pem)?.[1];
  try {
    return body === undefined ? undefined : readParts(Buffer.from(body, 'base64'));
  } catch {
    // The library and the bounds of buffers say by exceptions that the bytes are no such structure.
    return undefined;
  }
}

/** One value of DER: its tag, its bytes with tag and length, and what is in it. */
interface Value {
  readonly tag: number;
  readonly whole: Buffer;
  readonly content: Buffer;
}

const commonNameType = '2.5.4.3';
const organizationType = '2.5.4.10';
const alternativeNamesType = [2, 5, 29, 17];
/** The object identifier of the attribute extensionRequest, in DER. */
const extensionRequest = '06092a864886f70d01090e';
const sequenceTag = 0x30;
const attributesTag = 0xa0;

function readParts(der: Buffer): CertificateRequest {
  const [request] = valuesIn(der);
  const [information] = valuesIn(required(request).content);
  const [, subject, publicKey, attributes] = valuesIn(required(information).content);
  const name = rfc5280.Name.decode(required(subject).whole, 'der') as DecodedName;
  const alternativeNames =
    attributes?.tag === attributesTag ? alternativeNamesIn(attributes.content) : undefined;
  return {
    names: { ...subjectNames(name), ...sortNames(alternativeNames?.extnValue ?? []) },
    subject: name,
    publicKey: rfc5280.SubjectPublicKeyInfo.decode(required(publicKey).whole, 'der'),
    alternativeNames,
  };
}

interface DecodedName {
  readonly value: readonly (readonly {
    readonly type: readonly number[];
    readonly value: Buffer;
  }[])[];
}

function subjectNames({
  value,
}: DecodedName): Pick<RequestedNames, 'commonName' | 'organizations'> {
  const textsOf = (type: string): readonly string[] =>
    value
      .flat()
      .filter(attribute => attribute.type.join('.') === type)
      .map(attribute => required(valuesIn(attribute.value)[0]).content.toString('utf8'));
  return {
    commonName: textsOf(commonNameType)[0] ?? '',
    organizations: textsOf(organizationType),
  };
}

interface AlternativeName {
  readonly type: string;
  readonly value: unknown;
}

interface NamesExtension {
  readonly extnID: readonly number[];
  readonly extnValue: readonly AlternativeName[];
}

function alternativeNamesIn(attributes: Buffer): NamesExtension | undefined {
  for (const attribute of valuesIn(attributes)) {
    const [type, values] = valuesIn(attribute.content);
    if (type?.whole.toString('hex') === extensionRequest) {
      const [extensions] = valuesIn(required(values).content);
      return valuesIn(required(extensions).content)
        .filter(({ tag }) => tag === sequenceTag)
        .map(({ whole }) => rfc5280.Extension.decode(whole, 'der') as NamesExtension)
        .find(({ extnID }) => isAlternativeNames(extnID));
    }
  }
  return undefined;
}

function isAlternativeNames(type: unknown): boolean {
  return type === 'subjectAlternativeName' || String(type) === String(alternativeNamesType);
}

function sortNames(
  names: readonly AlternativeName[],
): Omit<RequestedNames, 'commonName' | 'organizations'> {
  const count = (type: string): number => names.filter(name => name.type === type).length;
  return {
    dnsNames: count('dNSName'),
    ipAddresses: count('iPAddress'),
    emails: count('rfc822Name'),
    uris: count('uniformResourceIdentifier'),
  };
}

/** The values that follow each other in some bytes. */
function valuesIn(bytes: Buffer): readonly Value[] {
  const values: Value[] = [];
  let at = 0;
  while (at < bytes.length) {
    const first = bytes.readUInt8(at + 1);
    const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
    const start = at + 2 + lengthBytes;
    const length = lengthBytes === 0 ? first : bytes.readUIntBE(at + 2, lengthBytes);
    const end = start + length;
    if (end > bytes.length) {
      throw new RangeError('the bytes end early');
    }
    values.push({
      tag: bytes.readUInt8(at),
      whole: bytes.subarray(at, end),
      content: bytes.subarray(start, end),
    });
    at = end;
  }
  return values;
}

function required<T>(value: T | undefined): T {
  if (value === undefined) {
    throw new RangeError('the structure ends early');
  }
  return value;
}
