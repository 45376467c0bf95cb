// What the server calls a valid name: each check answers with the server's sentences, none where the name is good.

/** The check of a name; `prefix` for generateName, to which characters will be appended. */
export type NameCheck = (name: string, prefix: boolean) => readonly string[];

const fine: readonly string[] = [];

const labelPattern = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const subdomainPattern = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const subdomainUnderscorePattern =
  /^[a-z0-9_]([-_a-z0-9]*[a-z0-9_])?(\.[a-z0-9_]([-_a-z0-9]*[a-z0-9_])?)*$/;
const label1035Pattern = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const wildcardPattern = /^\*\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const configMapKeyPattern = /^[-._a-zA-Z0-9]+$/;
const environmentNamePattern = /^[ -<>-~]+$/;
const portNameCharacters = /^[-a-z0-9]+$/;
const percentPattern = /^[0-9]+%$/;
const cIdentifierPattern = /^[A-Za-z_][A-Za-z0-9_]*$/;

const labelMessage =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start " +
  "and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is " +
  "'[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

const subdomainMessage =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and " +
  "must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is " +
  "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

const subdomainUnderscoreMessage =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', " +
  "and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation " +
  "is '[a-z0-9]([-_a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-_a-z0-9]*[a-z0-9])?)*')";

const label1035Message =
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic " +
  "character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for " +
  "validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";

const wildcardMessage =
  "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must " +
  "consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character " +
  "(e.g. '*.example.com', regex used for validation is " +
  "'\\*\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

const configMapKeyMessage =
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or " +
  "'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";

const environmentNameMessage =
  "a valid environment variable name must consist only of printable ASCII characters other than '='";

const percentMessage =
  "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', " +
  "regex used for validation is '[0-9]+%')";

const cIdentifierMessage =
  "a valid C identifier must start with alphabetic character or '_', followed by a string of alphanumeric " +
  "characters or '_' (e.g. 'my_name',  or 'MY_NAME',  or 'MyName', regex used for validation is " +
  "'[A-Za-z_][A-Za-z0-9_]*')";

/** `must be no more than N characters`, as for names. */
function maxLengthMessage(length: number): string {
  return `must be no more than ${length} characters`;
}

/** `must be between A and B, inclusive`. */
export function rangeMessage(low: number, high: number): string {
  return `must be between ${low} and ${high}, inclusive`;
}

/** A DNS label of at most 63 characters. */
export function dns1123Label(value: string): readonly string[] {
  const isDotted = value.includes('.') && subdomainPattern.test(value);
  return checkName(value, 63, labelPattern, isDotted ? 'must not contain dots' : labelMessage);
}

/** A DNS subdomain of at most 253 characters. */
export function dns1123Subdomain(value: string): readonly string[] {
  return checkName(value, 253, subdomainPattern, subdomainMessage);
}

/** A DNS subdomain in which `_` may stand. */
export function dns1123SubdomainWithUnderscore(value: string): readonly string[] {
  return checkName(value, 253, subdomainUnderscorePattern, subdomainUnderscoreMessage);
}

/** A DNS label that begins with a letter. */
export function dns1035Label(value: string): readonly string[] {
  return checkName(value, 63, label1035Pattern, label1035Message);
}

/** `*.` and a DNS subdomain. */
export function wildcardDns1123Subdomain(value: string): readonly string[] {
  return checkName(value, 253, wildcardPattern, wildcardMessage);
}

/** A key of a ConfigMap or Secret. */
export function configMapKey(value: string): readonly string[] {
  const errors: string[] = [];
  if (value.length > 253) {
    errors.push(maxLengthMessage(253));
  }
  if (!configMapKeyPattern.test(value)) {
    errors.push(configMapKeyMessage);
  }
  return noBackstep(value, errors);
}

/** The name of an environment variable, as 1.34 and later take it. */
export function environmentName(value: string): readonly string[] {
  return environmentNamePattern.test(value) ? fine : [environmentNameMessage];
}

/** A C identifier. */
export function cIdentifier(value: string): readonly string[] {
  return cIdentifierPattern.test(value) ? fine : [cIdentifierMessage];
}

/** The name of a port (IANA_SVC_NAME). */
export function portName(value: string): readonly string[] {
  const errors: string[] = [];
  if (value.length > 15) {
    errors.push(maxLengthMessage(15));
  }
  if (!portNameCharacters.test(value)) {
    errors.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)');
  }
  if (!/[a-z]/.test(value)) {
    errors.push('must contain at least one letter (a-z)');
  }
  if (value.includes('--')) {
    errors.push('must not contain consecutive hyphens');
  }
  if (value !== '' && (value.startsWith('-') || value.endsWith('-'))) {
    errors.push('must not begin or end with a hyphen');
  }
  return errors;
}

/** A port number. */
export function portNumber(value: number): readonly string[] {
  return value >= 1 && value <= 65535 ? fine : [rangeMessage(1, 65535)];
}

/** `25%`. */
export function percent(value: string): readonly string[] {
  return percentPattern.test(value) ? fine : [percentMessage];
}

/** A name that is one segment of a URL path: RBAC objects. */
export function pathSegment(value: string): readonly string[] {
  if (value === '.' || value === '..') {
    return [`may not be '${value}'`];
  }
  const errors: string[] = [];
  for (const character of ['/', '%']) {
    if (value.includes(character)) {
      errors.push(`may not contain '${character}'`);
    }
  }
  return errors;
}

/** metadata.name of most kinds. */
export const nameIsSubdomain: NameCheck = (name, prefix) =>
  dns1123Subdomain(prefix ? maskTrailingDash(name) : name);

/** metadata.name of Namespaces and Services. */
export const nameIsLabel: NameCheck = (name, prefix) =>
  dns1123Label(prefix ? maskTrailingDash(name) : name);

/** metadata.name of RBAC objects. */
export const nameIsPathSegment: NameCheck = (name, prefix) =>
  prefix
    ? pathSegment(name).filter(message => !message.startsWith("may not be '"))
    : pathSegment(name);

/** A generated name may end in dashes: what follows them is appended later. */
function maskTrailingDash(name: string): string {
  return name.length > 1 && name.endsWith('-') ? `${name.slice(0, -2)}a` : name;
}

function checkName(
  value: string,
  length: number,
  pattern: RegExp,
  message: string,
): readonly string[] {
  const long = value.length > length;
  if (pattern.test(value)) {
    return long ? [maxLengthMessage(length)] : fine;
  }
  return long ? [maxLengthMessage(length), message] : [message];
}

function noBackstep(value: string, errors: string[]): readonly string[] {
  if (value === '.') {
    errors.push("must not be '.'");
  } else if (value === '..') {
    errors.push("must not be '..'");
  } else if (value.startsWith('..')) {
    errors.push("must not start with '..'");
  }
  return errors;
}
