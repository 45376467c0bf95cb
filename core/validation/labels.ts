// Label keys and values, annotations and label selectors, wherever they occur.
import type { LabelSelector } from '../../schemas/built/types.js';
import { matchesRequirement } from '../kubernetes/selector.js';
import { dns1123Subdomain } from './names.js';
import type { Place } from './place.js';

/** A map of strings of an object. */
export type StringMap = { readonly [key: string]: string };

const namePattern = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const valuePattern = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
/** A key without prefix, as most are. */
const simpleKeyPattern = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const simpleValuePattern = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;
const maxAnnotationsBytes = 256 * 1024;

const nameMessage =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric " +
  "character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is " +
  "'([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

const valueMessage =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must " +
  "start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used " +
  "for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

const fine: readonly string[] = [];

/** `[prefix/]name`, the form of label keys, annotation keys, resource names and finalizers. */
export function qualifiedName(value: string): readonly string[] {
  if (simpleKeyPattern.test(value)) {
    return fine;
  }
  const parts = value.split('/');
  const [first = '', second] = parts;
  if (parts.length > 2) {
    return [
      `a valid label key ${nameMessage} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ];
  }
  const prefixErrors = second === undefined ? fine : prefixMessages(first);
  return [...prefixErrors, ...nameMessages(second ?? first)];
}

/** `example.com/path`: a domain and a path below it. */
export function dnsPrefixedPath(value: string): readonly string[] {
  const slash = value.indexOf('/');
  const domain = slash < 0 ? value : value.slice(0, slash);
  const path = slash < 0 ? '' : value.slice(slash + 1);
  if (value === '') {
    return ['must not be empty'];
  }
  if (domain === '' || path === '') {
    return ['must be a domain-prefixed path (such as "acme.io/foo")'];
  }
  const errors = dns1123Subdomain(domain);
  return /^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/.test(path)
    ? errors
    : [...errors, "Invalid path (regex used for validation is '[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+')"];
}

/** The value of a label. */
export function labelValue(value: string): readonly string[] {
  if (simpleValuePattern.test(value)) {
    return fine;
  }
  const errors: string[] = [];
  if (value.length > 63) {
    errors.push('must be no more than 63 bytes');
  }
  if (!valuePattern.test(value)) {
    errors.push(valueMessage);
  }
  return errors;
}

/** Keys and values of labels; also of a nodeSelector. */
export function checkLabels(labels: StringMap | undefined, at: Place): void {
  for (const key in labels) {
    const value = labels[key] ?? '';
    const keyErrors = qualifiedName(key);
    if (keyErrors.length > 0) {
      at.invalidKey(key, keyErrors);
    }
    const valueErrors = labelValue(value);
    if (valueErrors.length > 0) {
      at.silent(key).invalidEach(value, valueErrors);
    }
  }
}

/** Keys of annotations (in any case of letters), and their total size. */
export function checkAnnotations(annotations: StringMap | undefined, at: Place): void {
  let bytes = 0;
  for (const key in annotations) {
    const errors = qualifiedName(key.toLowerCase());
    if (errors.length > 0) {
      at.invalidKey(key, errors);
    }
    bytes += key.length + (annotations[key]?.length ?? 0);
  }
  if (bytes > maxAnnotationsBytes) {
    at.tooLong(maxAnnotationsBytes);
  }
}

/** `Lenient`: values of expressions need not be label values (they match nothing then), as the server allows in places. */
export type SelectorStrictness = 'strict' | 'lenient';

/** A label selector. Nothing to check where there is none. */
export function checkLabelSelector(
  selector: LabelSelector | undefined,
  at: Place,
  strictness: SelectorStrictness = 'strict',
): void {
  if (selector === undefined) {
    return;
  }
  checkLabels(selector.matchLabels, at.field('matchLabels'));
  const expressions = selector.matchExpressions;
  if (expressions === undefined) {
    return;
  }
  const atExpressions = at.field('matchExpressions');
  for (const [index, expression] of expressions.entries()) {
    checkRequirement(expression, atExpressions.item(index), strictness);
  }
}

/** Whether a selector has no terms at all. */
export function isEmptySelector(selector: LabelSelector): boolean {
  return isEmptyMap(selector.matchLabels) && (selector.matchExpressions ?? []).length === 0;
}

/** Whether a map is absent or has no keys. */
export function isEmptyMap(map: object | undefined): boolean {
  for (const _ in map) {
    return false;
  }
  return true;
}

/** Whether a selector matches labels; undefined where the selector itself is faulty. An empty one matches all. */
export function selectorMatches(
  selector: LabelSelector,
  labels: StringMap | undefined,
): boolean | undefined {
  for (const key in selector.matchLabels) {
    if (labels?.[key] !== selector.matchLabels[key]) {
      return isFaultySelector(selector) ? undefined : false;
    }
  }
  if (selector.matchExpressions === undefined) {
    return isFaultySelector(selector) ? undefined : true;
  }
  if (isFaultySelector(selector)) {
    return undefined;
  }
  return selector.matchExpressions.every(expression => matchesRequirement(expression, labels));
}

/** Whether the server cannot turn the selector into one that matches. */
function isFaultySelector(selector: LabelSelector): boolean {
  for (const key in selector.matchLabels) {
    if (qualifiedName(key).length > 0 || labelValue(selector.matchLabels[key] ?? '').length > 0) {
      return true;
    }
  }
  return (selector.matchExpressions ?? []).some(isFaultyRequirement);
}

type Requirement = NonNullable<LabelSelector['matchExpressions']>[number];

function isFaultyRequirement(expression: Requirement): boolean {
  const values = expression.values ?? [];
  const needsValues = expression.operator === 'In' || expression.operator === 'NotIn';
  const known =
    needsValues || expression.operator === 'Exists' || expression.operator === 'DoesNotExist';
  return (
    !known ||
    needsValues === (values.length === 0) ||
    qualifiedName(expression.key ?? '').length > 0 ||
    values.some(value => labelValue(value).length > 0)
  );
}

function checkRequirement(
  expression: Requirement,
  at: Place,
  strictness: SelectorStrictness,
): void {
  const values = expression.values ?? [];
  switch (expression.operator) {
    case 'In':
    case 'NotIn':
      if (values.length === 0) {
        at.field('values').required("must be specified when `operator` is 'In' or 'NotIn'");
      }
      break;
    case 'Exists':
    case 'DoesNotExist':
      if (values.length > 0) {
        at.field('values').forbidden(
          "may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
        );
      }
      break;
    default:
      at.field('operator').invalid(expression.operator ?? '', 'not a valid selector operator');
  }
  at.field('key').invalidEach(expression.key ?? '', qualifiedName(expression.key ?? ''));
  if (strictness === 'strict') {
    for (const [index, value] of values.entries()) {
      at.field('values').item(index).invalidEach(value, labelValue(value));
    }
  }
}

function prefixMessages(prefix: string): readonly string[] {
  if (prefix === '') {
    return ['prefix part must be non-empty'];
  }
  return dns1123Subdomain(prefix).map(message => `prefix part ${message}`);
}

function nameMessages(name: string): readonly string[] {
  const errors: string[] = [];
  if (name === '') {
    errors.push('name part must be non-empty');
  } else if (name.length > 63) {
    errors.push('name part must be no more than 63 bytes');
  }
  if (!namePattern.test(name)) {
    errors.push(`name part ${nameMessage}`);
  }
  return errors;
}
