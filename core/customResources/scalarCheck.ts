// Types, texts, numbers and closed sets of a structural schema, in the words of the API server.
import type { FieldError } from '../validation/fieldError.js';
import { sameValue } from '../validation/immutable.js';
import type { Place } from '../validation/place.js';
import { fieldlessFault } from './fieldlessFault.js';
import { hasFormat, isEnforcedFormat } from './formats.js';
import type { SchemaNode } from './schemaNode.js';

/** Whether the type was looked at: schemas without type and format take anything. */
export function checkType(value: unknown, node: SchemaNode, at: Place): boolean {
  const types = typesOf(node);
  const format = enforcedFormat(node);
  if (types.length === 0 && format === '') {
    return false;
  }
  const wrong = wrongType(value, { types, format, nullable: node.nullable });
  if (wrong !== undefined) {
    const { expected, found } = wrong;
    const detail = `${at.text()} in body must be of type ${expected}: ${JSON.stringify(found)}`;
    at.typeInvalid(found, detail);
  }
  return wrong === undefined;
}

interface Expected {
  readonly types: readonly string[];
  readonly format: string;
  readonly nullable: boolean;
}

interface WrongType {
  readonly expected: string;
  readonly found: string;
}

function wrongType(value: unknown, { types, format, nullable }: Expected): WrongType | undefined {
  const expected = types.join(',');
  if (value === null) {
    return types.length > 0 && !nullable ? { expected, found: 'null' } : undefined;
  }
  const { type, format: found } = describe(value);
  const fits = types.includes(type) || (type === 'integer' && types.includes('number'));
  const isTextual = type === 'string' || type === 'array';
  if (!isTextual && format !== '' && !fits && found !== format) {
    return { expected: format, found };
  }
  const isNumeric = types.includes('number') || types.includes('integer');
  if (isTextual && format !== '' && !isNumeric) {
    return undefined;
  }
  return fits ? undefined : { expected, found: type };
}

function typesOf({ intOrString, type }: SchemaNode): readonly string[] {
  if (intOrString) {
    return ['integer', 'string'];
  }
  return type === '' ? [] : [type];
}

/** The format, where the server knows it for the type. */
function enforcedFormat({ type, format }: SchemaNode): string {
  switch (type) {
    case '':
    case 'string':
      return isEnforcedFormat(format) ? format : '';
    case 'integer':
      return format === 'int32' || format === 'int64' ? format : '';
    case 'number':
      return format === 'float' || format === 'double' ? format : '';
    default:
      return '';
  }
}

/** Type and format of a value as the server reads it. */
function describe(value: unknown): { readonly type: string; readonly format: string } {
  switch (typeof value) {
    case 'boolean':
      return { type: 'boolean', format: '' };
    case 'string':
      return { type: 'string', format: '' };
    case 'number':
      return isInt64(value)
        ? { type: 'integer', format: 'int64' }
        : { type: 'number', format: 'float64' };
    default:
      return { type: Array.isArray(value) ? 'array' : 'object', format: '' };
  }
}

function isInt64(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) < 2 ** 63;
}

/** Length, pattern and format; the first of length and pattern that fails ends the check. */
export function checkString(value: string, node: SchemaNode, at: Place): void {
  const { minLength, maxLength } = node.limits;
  const length = countCharacters(value);
  if (maxLength !== undefined && length > maxLength) {
    at.tooLong(maxLength);
  } else if (minLength !== undefined && length < minLength) {
    at.invalid(value, `${at.text()} in body should be at least ${minLength} chars long`);
  } else if (node.pattern !== undefined && !node.pattern.test(value)) {
    at.invalid(value, `${at.text()} in body should match '${node.patternText}'`);
  }
  const format = enforcedFormat(node);
  if (format !== '' && !hasFormat(value, format)) {
    const detail = `${at.text()} in body must be of type ${format}: ${JSON.stringify(value)}`;
    at.typeInvalid(value, detail);
  }
}

function countCharacters(text: string): number {
  let count = 0;
  for (const _character of text) {
    count += 1;
  }
  return count;
}

/** Range of the type, factor and bounds. */
export function checkNumber(
  value: number,
  node: SchemaNode,
  { errors, at }: { readonly errors: FieldError[]; readonly at: Place },
): void {
  const outside = outsideOfType(value, node, at);
  if (outside !== undefined) {
    errors.push(outside);
  }
  const { minimum, maximum, multipleOf, exclusiveMinimum, exclusiveMaximum } = node.limits;
  const refuse = (words: string) => at.invalid(value, `${at.text()} in body should be ${words}`);
  if (multipleOf !== undefined && multipleOf > 0 && !isMultiple(value, multipleOf)) {
    refuse(`a multiple of ${multipleOf}`);
  }
  if (maximum !== undefined && (exclusiveMaximum ? value >= maximum : value > maximum)) {
    refuse(`less than ${exclusiveMaximum ? '' : 'or equal to '}${maximum}`);
  }
  if (minimum !== undefined && (exclusiveMinimum ? value <= minimum : value < minimum)) {
    refuse(`greater than ${exclusiveMinimum ? '' : 'or equal to '}${minimum}`);
  }
}

function outsideOfType(value: number, node: SchemaNode, at: Place): FieldError | undefined {
  const { type } = node;
  const format = enforcedFormat(node);
  const fits =
    type !== 'integer' || (isInt64(value) && (format !== 'int32' || value === (value | 0)));
  if (fits) {
    return undefined;
  }
  const expected = format === '' ? `${type} (default format)` : `${type} with format ${format}`;
  return fieldlessFault(at, `Checked value must be of type ${expected} in ${at.text()}`);
}

function isMultiple(value: number, factor: number): boolean {
  return Number.isInteger(Number((value / factor).toPrecision(15)));
}

/** One of a closed set. */
export function checkEnumeration(value: unknown, { enumeration }: SchemaNode, at: Place): void {
  if (enumeration.length === 0 || enumeration.some(allowed => isSame(allowed, value))) {
    return;
  }
  const words = enumeration.map(allowed =>
    typeof allowed === 'string' ? allowed : JSON.stringify(allowed),
  );
  at.notSupported(value, words);
}

function isSame(allowed: unknown, value: unknown): boolean {
  return allowed !== null && sameValue(allowed, value);
}
