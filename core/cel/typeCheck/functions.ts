// The names of all functions that expressions may call in a server, and what some of them give and take.
import { bool, type CelType, double, dyn, int, listOfType, string } from './celType.js';

/** Words before a dot that are no values: `math.greatest(1, 2)`. */
export const namespaces: ReadonlySet<string> = new Set(
  'base64 cel format google ip cidr jsonpatch k8s lists math optional regex sets strings'.split(
    ' ',
  ),
);

/** Types, which are values too: `type(self) == string`. */
export const typeNames: ReadonlySet<string> = new Set(
  'bool bytes double dyn duration google int list map net null_type optional_type semver string timestamp type uint kubernetes'.split(
    ' ',
  ),
);

const names: ReadonlySet<string> = new Set(
  `all exists exists_one existsOne filter map transformList transformMap transformMapEntry has bind block
  size int uint double string bytes bool dyn type timestamp duration matches contains startsWith endsWith in
  getDate getDayOfMonth getDayOfWeek getDayOfYear getFullYear getHours getMilliseconds getMinutes getMonth getSeconds
  charAt indexOf lastIndexOf join lowerAscii upperAscii quote replace split substring trim format reverse
  find findAll isSorted sum min max intersects equivalent slice flatten distinct sort sortBy range first last
  includes url isURL getScheme getHost getHostname getPort getEscapedPath getQuery
  path group resource subresource namespace name serviceAccount fieldSelector labelSelector check
  allowed reason errored error
  quantity isQuantity sign isInteger asInteger asApproximateFloat add sub isGreaterThan isLessThan compareTo
  ip isIP cidr isCIDR family isUnspecified isLoopback isLinkLocalMulticast isLinkLocalUnicast isGlobalUnicast
  isCanonical containsIP containsCIDR prefixLength masked
  named validate dns1123Label dns1123Subdomain dns1035Label qualifiedName dns1123LabelPrefix
  dns1123SubdomainPrefix dns1035LabelPrefix labelValue uri uuid byte date datetime
  semver isSemver major minor patch of ofNonZeroValue none value orValue or hasValue optMap optFlatMap
  unwrap unwrapOpt greatest least ceil floor round trunc abs isNaN isInf isFinite bitAnd bitOr bitXor bitNot
  bitShiftLeft bitShiftRight sqrt encode decode escapeKey extract extractAll`.split(/\s+/),
);

/** A server knows a function of this name. */
export function isFunction(name: string): boolean {
  return names.has(name);
}

/** Functions whose value is of one type, whatever they are given. */
const results: Readonly<Record<string, CelType>> = {
  all: bool,
  exists: bool,
  exists_one: bool,
  existsOne: bool,
  has: bool,
  size: int,
  int,
  double,
  string,
  bool,
  matches: bool,
  startsWith: bool,
  endsWith: bool,
  contains: bool,
  isSorted: bool,
  lowerAscii: string,
  upperAscii: string,
  trim: string,
  replace: string,
  substring: string,
  charAt: string,
  join: string,
  format: string,
  split: listOfType(string),
  isQuantity: bool,
  isURL: bool,
  isIP: bool,
  isCIDR: bool,
  isSemver: bool,
  hasValue: bool,
};

/** The type of a call's value. */
export function resultOf(name: string): CelType {
  return Object.hasOwn(results, name) ? (results[name] ?? dyn) : dyn;
}

/** Functions of texts alone, and the types of their arguments. */
const ofTexts: Readonly<Record<string, readonly CelType[]>> = {
  startsWith: [string],
  endsWith: [string],
  matches: [string],
  lowerAscii: [],
  upperAscii: [],
  trim: [],
  charAt: [int],
};

/** What a function of texts takes; undefined for functions of other things, too. */
export function textFunction(name: string): readonly CelType[] | undefined {
  return Object.hasOwn(ofTexts, name) ? ofTexts[name] : undefined;
}
