/**
 * APIServices and CertificateSigningRequests.
 *
 *     metadata: { name: v1.example.com }   # must be version and group of the spec
 */

import type { APIService, CertificateSigningRequest } from '../../../schemas/built/types.js';
import { decodeText } from '../../kubernetes/base64.js';
import { checkName, checkOneOf, checkPresent } from '../checks.js';
import { checkImmutable } from '../immutable.js';
import { type KindRules, rulesOf } from '../kindRules.js';
import { dns1035Label, dns1123Subdomain, nameIsPathSegment, portNumber } from '../names.js';
import type { Place } from '../place.js';

/** Rules of APIServices. */
export const apiServiceRules: KindRules = rulesOf<APIService>({
  group: 'apiregistration.k8s.io',
  kind: 'APIService',
  namespaced: false,
  anyFinalizers: true,
  name: nameIsPathSegment,
  create: ({ metadata, spec }, root) => {
    const at = root.field('spec');
    const { group = '', version = '' } = spec ?? {};
    const expected = `${version}.${group}`;
    if ((metadata?.name ?? '') !== '' && metadata.name !== expected) {
      const detail = `must be \`spec.version+"."+spec.group\`: ${JSON.stringify(expected)}`;
      root.field('metadata').field('name').invalid(metadata.name, detail);
    }
    checkName(group, dns1123Subdomain, at.field('group'));
    at.field('version').invalidEach(version, dns1035Label(version));
    checkPriority(spec?.groupPriorityMinimum ?? 0, 20000, at.field('groupPriorityMinimum'));
    checkPriority(spec?.versionPriority ?? 0, 1000, at.field('versionPriority'));
    checkTarget(spec ?? {}, at);
  },
});

const minExpiration = 600;
const usages = [
  'any',
  'cert sign',
  'client auth',
  'code signing',
  'content commitment',
  'crl sign',
  'data encipherment',
  'decipher only',
  'digital signature',
  'email protection',
  'encipher only',
  'ipsec end system',
  'ipsec tunnel',
  'ipsec user',
  'key agreement',
  'key encipherment',
  'microsoft sgc',
  'netscape sgc',
  'ocsp signing',
  's/mime',
  'server auth',
  'signing',
  'timestamping',
];

/** Rules of CertificateSigningRequests. */
export const certificateSigningRequestRules: KindRules = rulesOf<CertificateSigningRequest>({
  group: 'certificates.k8s.io',
  kind: 'CertificateSigningRequest',
  namespaced: false,
  name: nameIsPathSegment,
  create: ({ spec }, root) => {
    const at = root.field('spec');
    checkRequest(spec?.request ?? '', at.field('request'));
    const given = spec?.usages ?? [];
    if (given.length === 0) {
      at.field('usages').required();
    }
    for (const [index, usage] of given.entries()) {
      checkOneOf(usage, usages, at.field('usages').item(index));
      if (given.indexOf(usage) < index) {
        at.field('usages').item(index).duplicate(usage);
      }
    }
    checkSigner(spec?.signerName ?? '', at.field('signerName'));
    const seconds = spec?.expirationSeconds;
    if (seconds !== undefined && seconds < minExpiration) {
      const detail = `may not specify a duration less than ${minExpiration} seconds (10 minutes)`;
      at.field('expirationSeconds').invalid(seconds, detail);
    }
  },
  update: (next, previous, root) => checkImmutable(next.spec, previous.spec, root.field('spec')),
});

/** The first PEM block must be a request; what is in it is not looked at. */
function checkRequest(request: string, at: Place): void {
  const block = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?-----END \1-----/.exec(
    decodeText(request) ?? '',
  );
  if (block?.[1] !== 'CERTIFICATE REQUEST') {
    at.invalid(request, 'PEM block type must be CERTIFICATE REQUEST');
  }
}

function checkPriority(value: number, max: number, at: Place): void {
  if (value <= 0 || value > max) {
    at.invalid(value, `must be positive and less than ${max}`);
  }
}

function checkTarget(spec: Partial<NonNullable<APIService['spec']>>, at: Place): void {
  const { service, caBundle = '', insecureSkipTLSVerify = false } = spec;
  if (service === undefined) {
    if (caBundle !== '') {
      at.field('caBundle').invalid(
        `${caBundle.length} bytes`,
        'local APIServices may not have a caBundle',
      );
    }
    if (insecureSkipTLSVerify) {
      const detail = 'local APIServices may not have insecureSkipTLSVerify';
      at.field('insecureSkipTLSVerify').invalid(true, detail);
    }
    return;
  }
  checkPresent(service.namespace, at.field('service').field('namespace'));
  checkPresent(service.name, at.field('service').field('name'));
  for (const message of portNumber(service.port ?? 443)) {
    at.field('service').field('port').invalid(service.port, `port is not valid: ${message}`);
  }
  if (insecureSkipTLSVerify && caBundle !== '') {
    const detail = 'may not be true if caBundle is present';
    at.field('insecureSkipTLSVerify').invalid(true, detail);
  }
}

function checkSigner(name: string, at: Place): void {
  if (!checkPresent(name, at)) {
    return;
  }
  const slash = name.indexOf('/');
  const domain = slash < 0 ? '' : name.slice(0, slash);
  const path = name.slice(slash + 1);
  if (slash < 0 || domain === '' || path === '') {
    at.invalid(
      name,
      'must be a fully qualified domain and path of the form "example.com/signer-name"',
    );
    return;
  }
  at.invalidEach(domain, dns1123Subdomain(domain));
  if (domain.split('.').length < 2) {
    at.invalid(domain, 'should be a domain with at least two segments separated by dots');
  }
}
