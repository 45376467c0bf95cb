// A pod template as Go's spew prints it: the very text the control plane hashes for pod-template-
// hash.
// Rules: k8s.io/utils/dump ForHash; every field in declared order with its Go type, empty ones too.

import { podTemplateStringTypes, podTemplateTypes } from './podTemplateTypes.js';
import { quantityText } from './quantityText.js';

/**
 * Prints a JSON value; undefined stands for Go's zero value. The type before it is the field's
 * business.
 */
type Printer = (value: unknown) => string;

interface FieldPrinter {
  /** `Name:(string)`. */
  readonly head: string;
  /** undefined: embedded, it reads the parent's JSON. */
  readonly json: string | undefined;
  readonly print: Printer;
  /** What stands there when the field is absent. */
  readonly zero: string;
}

const ROOT_TYPE = 'PodTemplateSpec';
const ZERO_TIME = '{Time:(time.Time){wall:(uint64)0 ext:(int64)0 loc:(*time.Location)<nil>}}';

/** `(v1.PodTemplateSpec){ObjectMeta:(v1.ObjectMeta){Name:(string) ...` of a defaulted template. */
export function podTemplateText(template: object): string {
  return `(v1.PodTemplateSpec)${templatePrinter()(template)}`;
}

/** Printers by type, made when first asked for: a program that hashes nothing should not pay for them. */
const printers = new Map<string, Printer>();

function templatePrinter(): Printer {
  const known = printers.get(ROOT_TYPE);
  return known ?? createPrinter();
}

function createPrinter(): Printer {
  for (const [type, printer] of scalarPrinters()) {
    printers.set(type, printer);
  }
  const declared = parseTypes(podTemplateTypes);
  const printerOf = (type: string): Printer => {
    const known = printers.get(type);
    if (known !== undefined) {
      return known;
    }
    const made = composite(type, declared, printerOf);
    printers.set(type, made);
    return made;
  };
  return printerOf(ROOT_TYPE);
}

function scalarPrinters(): [string, Printer][] {
  const text: Printer = value => (value === undefined || value === null ? '' : String(value));
  const number: Printer = value => String(value ?? 0);
  const bool: Printer = value => String(value ?? false);
  const quantity: Printer = value => quantityText(String(value ?? '0'));
  const time: Printer = () => ZERO_TIME;
  const named = podTemplateStringTypes.trim().split(/\s+/);
  return [
    ...['string', ...named].map((type): [string, Printer] => [type, text]),
    ...['int32', 'int64'].map((type): [string, Printer] => [type, number]),
    ['bool', bool],
    ['resource.Quantity', quantity],
    ['ResourceList', mapPrinter(quantity)],
    ['intstr.IntOrString', intOrStringText],
    ['Time', time],
    ['ManagedFieldsEntry', () => '{}'],
  ];
}

function composite(
  type: string,
  declared: ReadonlyMap<string, string>,
  printerOf: (type: string) => Printer,
): Printer {
  if (type.startsWith('*')) {
    const target = printerOf(type.slice(1));
    return value => (value === undefined || value === null ? '<nil>' : target(value));
  }
  if (type.startsWith('[]')) {
    return slicePrinter(printerOf(type.slice(2)));
  }
  if (type.startsWith('map[string]')) {
    return mapPrinter(printerOf(type.slice('map[string]'.length)));
  }
  return structPrinter(parseFields(declared.get(type) ?? '', printerOf));
}

function parseTypes(table: string): Map<string, string> {
  const lines = table
    .replace(/\n {2}/g, ' ')
    .trim()
    .split('\n');
  return new Map(
    lines.map((line): [string, string] => {
      const [name = '', fields = ''] = line.split(' = ');
      return [name, fields];
    }),
  );
}

function parseFields(fields: string, printerOf: (type: string) => Printer): FieldPrinter[] {
  return fields.split(' ').map(field => {
    const [names = '', type = ''] = splitOnce(field, ':');
    const embedded = names.endsWith('<');
    const [goName = '', alias] = splitOnce(embedded ? names.slice(0, -1) : names, '/');
    const print = printerOf(type);
    const json = alias ?? goName.charAt(0).toLowerCase() + goName.slice(1);
    return {
      head: `${goName}:(${goTypeName(type)})`,
      json: embedded ? undefined : json,
      print,
      zero: print(undefined),
    };
  });
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/** The table leaves out the package of core and meta types: both print as `v1`. */
function goTypeName(type: string): string {
  return type.replace(/(^|[*\]])([A-Z])/, '$1v1.$2');
}

function structPrinter(fields: readonly FieldPrinter[]): Printer {
  return value => {
    const object = (value ?? {}) as Readonly<Record<string, unknown>>;
    let text = '{';
    for (const field of fields) {
      const inner = field.json === undefined ? object : object[field.json];
      const printed = inner === undefined || inner === null ? field.zero : field.print(inner);
      text += `${text === '{' ? '' : ' '}${field.head}${printed}`;
    }
    return `${text}}`;
  };
}

function slicePrinter(element: Printer): Printer {
  return value =>
    Array.isArray(value) && value.length > 0 ? `[${value.map(element).join(' ')}]` : '<nil>';
}

function mapPrinter(element: Printer): Printer {
  return value => {
    const entries = Object.entries(value ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
    const printed = entries.map(([key, item]) => `${key}:${element(item)}`);
    return printed.length === 0 ? '<nil>' : `map[${printed.join(' ')}]`;
  };
}

function intOrStringText(value: unknown): string {
  const isText = typeof value === 'string';
  const number = isText ? 0 : (value ?? 0);
  const text = isText ? value : '';
  return `{Type:(intstr.Type)${isText ? 1 : 0} IntVal:(int32)${number} StrVal:(string)${text}}`;
}
