// Decoding as the API server does it: every value into the type of its field. Answers with what does not fit, with
// the fields nobody knows, and with the value as the server would hold it (no nulls, no unknown fields, no zeros
// where a zero means nothing).
import { canonicalQuantity } from '../defaulting/storedQuantity.js';
import { type Fields, isFields } from '../json.js';
import { quantityProblem } from '../kubernetes/quantity.js';
import type { Field, FieldType, ObjectType } from '../kubernetes/schema.js';
import { DecodeReport } from './decodeReport.js';
import { fitsInteger, isBase64Fault, timeFault } from './decodeScalar.js';
import type { FieldError } from './fieldError.js';
import { isStoredZero } from './storedZero.js';

/** What decoding found. */
export interface Decoded {
  /** Type faults in the server's words; the first is the one the server names. */
  readonly errors: readonly FieldError[];
  /** Fields the type does not have. */
  readonly unknown: readonly FieldError[];
  /** The value as the server holds it after decoding; faulty parts are left out. */
  readonly value: unknown;
}

/** Decodes a JSON value into a type. Never throws; the value is not written to. */
export function decode(value: unknown, type: ObjectType): Decoded {
  const report = new DecodeReport();
  const decoded = isFields(value)
    ? decodeObject(value, type, report)
    : report.typeFault(value, { kind: 'object', type });
  return { errors: report.orderedErrors(), unknown: report.unknown, value: decoded };
}

function decodeObject(value: Fields, type: ObjectType, report: DecodeReport): unknown {
  let copy: Record<string, unknown> | undefined;
  for (const name in value) {
    const current = value[name];
    const field = type.fields.get(name);
    if (field === undefined) {
      if (!type.preservesUnknown) {
        report.unknownField(name);
        copy ??= { ...value };
        delete copy[name];
      }
      continue;
    }
    const decoded = current === null ? undefined : decodeField(current, field, type, report);
    if (decoded === undefined || isStoredZero(decoded, field, type)) {
      copy ??= { ...value };
      delete copy[name];
    } else if (decoded !== current) {
      copy ??= { ...value };
      copy[name] = decoded;
    }
  }
  return copy ?? value;
}

function decodeField(
  value: unknown,
  field: Field,
  owner: ObjectType,
  report: DecodeReport,
): unknown {
  report.enter(owner, field);
  const decoded = decodeValue(value, field.type, report);
  report.leave();
  return decoded;
}

/** The decoded value; undefined where it does not fit (which has been reported). */
function decodeValue(value: unknown, type: FieldType, report: DecodeReport): unknown {
  switch (type.kind) {
    case 'string':
      return typeof value === 'string'
        ? decodeString(value, type.format, report)
        : report.typeFault(value, type);
    case 'integer':
      return typeof value === 'number' && fitsInteger(value, type.format)
        ? value
        : report.typeFault(value, type);
    case 'number':
      return typeof value === 'number' ? value : report.typeFault(value, type);
    case 'boolean':
      return typeof value === 'boolean' ? value : report.typeFault(value, type);
    case 'intOrString':
      return typeof value === 'string' || fitsInteger(value, 'int32')
        ? value
        : report.typeFault(value, type);
    case 'quantity':
      return decodeQuantity(value, report);
    case 'array':
      return Array.isArray(value)
        ? decodeArray(value, type.items, report)
        : report.typeFault(value, type);
    case 'map':
      return isFields(value)
        ? decodeMap(value, type.values, report)
        : report.typeFault(value, type);
    case 'object':
      return isFields(value)
        ? decodeObject(value, type.type, report)
        : report.typeFault(value, type);
    default:
      return value;
  }
}

function decodeString(value: string, format: string | undefined, report: DecodeReport): unknown {
  if (format === undefined) {
    return value;
  }
  if (format === 'byte') {
    const fault = isBase64Fault(value);
    return fault === undefined ? value : report.fault(`illegal base64 data at input byte ${fault}`);
  }
  const fault = timeFault(value, format);
  return fault === undefined ? value : report.fault(fault);
}

function decodeQuantity(value: unknown, report: DecodeReport): unknown {
  if (typeof value !== 'string' && typeof value !== 'number') {
    return report.fault(notQuantity);
  }
  const problem = quantityProblem(value);
  return problem === undefined ? canonicalQuantity(value, 'exact') : report.fault(problem);
}

const notQuantity =
  "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

function decodeArray(
  items: readonly unknown[],
  type: FieldType,
  report: DecodeReport,
): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (const [index, item] of items.entries()) {
    report.step(index);
    const decoded = item === null ? zeroOf(type) : decodeValue(item, type, report);
    report.leave();
    if (decoded !== item) {
      copy ??= [...items];
      copy[index] = decoded;
    }
  }
  return copy === undefined ? items : copy.filter(item => item !== undefined);
}

function decodeMap(map: Fields, type: FieldType, report: DecodeReport): Fields {
  let copy: Record<string, unknown> | undefined;
  for (const key in map) {
    const current = map[key];
    report.key(key);
    const decoded = current === null ? zeroOf(type) : decodeValue(current, type, report);
    report.leave();
    if (decoded === undefined) {
      copy ??= { ...map };
      delete copy[key];
    } else if (decoded !== current) {
      copy ??= { ...map };
      copy[key] = decoded;
    }
  }
  return copy ?? map;
}

/** What null in a list or map becomes. */
function zeroOf(type: FieldType): unknown {
  switch (type.kind) {
    case 'string':
      return '';
    case 'integer':
    case 'number':
    case 'intOrString':
      return 0;
    case 'boolean':
      return false;
    case 'quantity':
      return '0';
    case 'array':
      return [];
    default:
      return {};
  }
}
