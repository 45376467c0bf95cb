// The formats of strings that the API server enforces in custom resources. Others say something to people only.
// https://pkg.go.dev/k8s.io/kube-openapi/pkg/validation/strfmt
import { parseDuration } from '../kubernetes/duration.js';
import { cidrFamily, ipFamily } from '../validation/addresses.js';
import { dns1123Label, dns1123Subdomain } from '../validation/names.js';

/** Whether the server looks at a format of strings. */
export function isEnforcedFormat(format: string): boolean {
  return formats.has(normalized(format));
}

/** Whether a text has a format; true for formats that are not enforced. */
export function hasFormat(text: string, format: string): boolean {
  return formats.get(normalized(format))?.(text) ?? true;
}

/** `date-time` and `datetime` are one. */
function normalized(format: string): string {
  return format.replaceAll('-', '');
}

const formats: ReadonlyMap<string, (text: string) => boolean> = new Map([
  ['bsonobjectid', matching(/^[0-9a-fA-F]{24}$/)],
  ['uri', isRequestUri],
  ['email', isEmail],
  ['hostname', isHostname],
  ['ipv4', text => ipFamily(text) === 'IPv4'],
  ['ipv6', text => ipFamily(text) === 'IPv6'],
  ['cidr', text => cidrFamily(text) !== undefined],
  [
    'mac',
    matching(/^(?:[\da-f]{2}([:-])(?:[\da-f]{2}\1){4}[\da-f]{2}|(?:[\da-f]{4}\.){2}[\da-f]{4})$/i),
  ],
  ['uuid', matching(/^[\da-f]{8}-?[\da-f]{4}-?[\da-f]{4}-?[\da-f]{4}-?[\da-f]{12}$/i)],
  ['uuid3', matching(/^[\da-f]{8}-?[\da-f]{4}-?3[\da-f]{3}-?[\da-f]{4}-?[\da-f]{12}$/i)],
  ['uuid4', matching(/^[\da-f]{8}-?[\da-f]{4}-?4[\da-f]{3}-?[89ab][\da-f]{3}-?[\da-f]{12}$/i)],
  ['uuid5', matching(/^[\da-f]{8}-?[\da-f]{4}-?5[\da-f]{3}-?[89ab][\da-f]{3}-?[\da-f]{12}$/i)],
  ['isbn', text => isIsbn10(text) || isIsbn13(text)],
  ['isbn10', isIsbn10],
  ['isbn13', isIsbn13],
  ['creditcard', isCreditCard],
  ['ssn', matching(/^\d{3}[- ]?\d{2}[- ]?\d{4}$/)],
  ['hexcolor', matching(/^#?(?:[\da-f]{3}|[\da-f]{6})$/i)],
  ['rgbcolor', isRgbColour],
  ['byte', isBase64],
  ['password', () => true],
  ['date', isDate],
  ['duration', isDuration],
  ['datetime', isDateTime],
  ['k8sshortname', text => dns1123Label(text).length === 0],
  ['k8slongname', text => dns1123Subdomain(text).length === 0],
]);

function matching(pattern: RegExp): (text: string) => boolean {
  return text => pattern.test(text);
}

/** What Go's url.ParseRequestURI takes: a path from the root, or a scheme and anything after it. */
function isRequestUri(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Go refuses exactly these
  if (text === '' || /[\u0000-\u001f\u007f]/.test(text) || /%(?![\da-f]{2})/i.test(text)) {
    return false;
  }
  if (text === '*') {
    return true;
  }
  const scheme = /^[a-z][a-z\d+.-]*:/i.exec(text)?.[0];
  const rest = text.slice(scheme?.length ?? 0);
  if (!rest.startsWith('/')) {
    return scheme !== undefined;
  }
  const authority = /^\/\/([^/?]*)/.exec(rest)?.[1];
  return authority === undefined || scheme === undefined || isAuthority(authority);
}

function isAuthority(authority: string): boolean {
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  return /^(?:\[[\da-f:.%]+\]|[^\s:[\]<>"]*)(?::\d*)?$/i.test(host);
}

/** Near to Go's mail.ParseAddress: an address, or a name with an address in angles. */
function isEmail(text: string): boolean {
  const address = /<([^<>]*)>\s*$/.exec(text)?.[1] ?? text.trim();
  return /^(?:"[^"]+"|[^\s"(),:;<>@[\\\]]+)@(?:\[[^\]]+\]|[^\s"(),:;<>@[\\\]]+)$/.test(address);
}

const letter = String.raw`[a-zA-Z0-9\p{S}\p{L}]`;
const hostname = new RegExp(
  [
    `^(?:${letter}(?:-?${letter}{0,62})?|`,
    String.raw`(?:${letter}(?:[a-zA-Z0-9\-\p{S}\p{L}]{0,61}${letter})?\.)+[a-zA-Z\p{L}]{2,63})$`,
  ].join(''),
  'u',
);

function isHostname(text: string): boolean {
  return (
    text.length <= 255 && hostname.test(text) && text.split('.').every(label => label.length <= 63)
  );
}

function isIsbn10(text: string): boolean {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^\d{9}[\dX]$/.test(digits)) {
    return false;
  }
  const sum = [...digits].reduce(
    (total, digit, index) => total + (index + 1) * (digit === 'X' ? 10 : Number(digit)),
    0,
  );
  return sum % 11 === 0;
}

function isIsbn13(text: string): boolean {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^\d{13}$/.test(digits)) {
    return false;
  }
  const sum = [...digits].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  );
  return sum % 10 === 0;
}

const creditCard = new RegExp(
  [
    String.raw`^(?:4\d{12}(?:\d{3})?|5[1-5]\d{14}|6(?:011|5\d\d)\d{12}|3[47]\d{13}|`,
    String.raw`3(?:0[0-5]|[68]\d)\d{11}|(?:2131|1800|35\d{3})\d{11})$`,
  ].join(''),
);

function isCreditCard(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return creditCard.test(digits) && sum % 10 === 0;
}

function isRgbColour(text: string): boolean {
  const parts = /^rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)$/.exec(text);
  return parts?.slice(1).every(part => Number(part) <= 255) ?? false;
}

function isBase64(text: string): boolean {
  return text !== '' && text.length % 4 === 0 && /^[A-Za-z\d+/]+={0,2}$/.test(text);
}

function isDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null) {
    return false;
  }
  const [year = 0, month = 0, day = 0] = parts.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return month >= 1 && month <= 12 && day >= 1 && date.getUTCDate() === day;
}

function isDateTime(text: string): boolean {
  const [date = '', time = '', ...rest] = text.toLowerCase().split('t');
  const parts = /^(\d{2}):(\d{2}):(\d{2})(?:[.,]\d+)?(?:z|[+-]\d{2}:\d{2})$/.exec(time);
  if (rest.length > 0 || !isDate(date) || parts === null) {
    return false;
  }
  const [hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map(Number);
  return hours <= 23 && minutes <= 59 && seconds <= 59;
}

const durationUnits = [
  ...['ns', 'nano', 'nanos', 'nanosecond', 'nanoseconds', 'us', 'µs', 'micro', 'micros'],
  ...['microsecond', 'microseconds', 'ms', 'milli', 'millis', 'millisecond', 'milliseconds'],
  ...['s', 'sec', 'secs', 'second', 'seconds', 'm', 'min', 'mins', 'minute', 'minutes'],
  ...['h', 'hr', 'hour', 'hours', 'd', 'day', 'days', 'w', 'week', 'weeks'],
];
const wordedDuration = new RegExp(String.raw`^\s*\d+\s*(?:${durationUnits.join('|')})\s*$`, 'i');

function isDuration(text: string): boolean {
  return parseDuration(text) !== undefined || wordedDuration.test(text);
}
