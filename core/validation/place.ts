// Where a rule is looking: a path that becomes text only when a fault is found, and the list the faults go to.
import type { FieldError, FieldErrorType, FieldPath } from './fieldError.js';
import { showValue } from './showValue.js';

/** How a step is written: `.name`, `[0]`, `[key]`, or not at all. */
type Notation = 'field' | 'item' | 'key' | 'silent' | 'virtual';

/** A field of the object under check. Cheap to make: rules walk with it, and most find nothing. */
export class Place {
  private constructor(
    private readonly errors: FieldError[],
    private readonly parent: Place | undefined,
    private readonly step: string | number,
    private readonly notation: Notation,
    private readonly shown: string,
  ) {}

  /** The object itself; faults are appended to `errors`. */
  static root(errors: FieldError[]): Place {
    return new Place(errors, undefined, '', 'silent', '');
  }

  /** A field of this struct. */
  field(name: string): Place {
    return new Place(this.errors, this, name, 'field', name);
  }

  /** A field the server writes differently from its name: `LoadBalancerSourceRanges`. */
  fieldShownAs(name: string, shown: string): Place {
    return new Place(this.errors, this, name, 'field', shown);
  }

  /** A field the server writes although the object has none of that name. */
  virtual(shown: string): Place {
    return new Place(this.errors, this, '', 'virtual', shown);
  }

  /** A step the server leaves out when it names the field: `metadata` in `spec.template.labels`. */
  silent(name: string | number): Place {
    return new Place(this.errors, this, name, 'silent', '');
  }

  /** The same place, which the server leaves out when it names what is in it. */
  shownAbove(): Place {
    return new Place(this.errors, this.parent, this.step, 'silent', '');
  }

  /** An item of this list. */
  item(index: number): Place {
    return new Place(this.errors, this, index, 'item', '');
  }

  /** An item whose index the server counts differently. */
  itemShownAs(index: number, shown: number): Place {
    return new Place(this.errors, this, index, 'item', index === shown ? '' : String(shown));
  }

  /** A value of this map. */
  key(name: string): Place {
    return new Place(this.errors, this, name, 'key', name);
  }

  /** How many faults were found so far, anywhere in the object. */
  get count(): number {
    return this.errors.length;
  }

  required(detail = ''): void {
    this.report('FieldValueRequired', withDetail('Required value', detail));
  }

  invalid(value: unknown, detail: string): void {
    this.report('FieldValueInvalid', withDetail(`Invalid value: ${showValue(value)}`, detail));
  }

  /** One fault per message. */
  invalidEach(value: unknown, messages: readonly string[]): void {
    for (const message of messages) {
      this.invalid(value, message);
    }
  }

  /** A fault of the key of a map: named at the map, found at the key. */
  invalidKey(key: string, messages: readonly string[]): void {
    for (const message of messages) {
      const text = withDetail(`Invalid value: ${showValue(key)}`, message);
      this.silent(key).report('FieldValueInvalid', text, true);
    }
  }

  notSupported(value: unknown, supported: readonly string[]): void {
    const list = supported.map(each => JSON.stringify(each)).join(', ');
    const detail = supported.length === 0 ? '' : `supported values: ${list}`;
    this.report(
      'FieldValueNotSupported',
      withDetail(`Unsupported value: ${showValue(value)}`, detail),
    );
  }

  forbidden(detail: string): void {
    this.report('FieldValueForbidden', withDetail('Forbidden', detail));
  }

  duplicate(value: unknown): void {
    this.report('FieldValueDuplicate', `Duplicate value: ${showValue(value)}`);
  }

  notFound(value: unknown): void {
    this.report('FieldValueNotFound', `Not found: ${showValue(value)}`);
  }

  tooLong(maxBytes: number): void {
    this.report('FieldValueTooLong', `Too long: may not be more than ${maxBytes} bytes`);
  }

  tooMany(actual: number, max: number): void {
    const items = max === 1 ? 'item' : 'items';
    this.report('FieldValueTooMany', `Too many: ${actual}: must have at most ${max} ${items}`);
  }

  typeInvalid(value: unknown, detail: string): void {
    this.report('FieldValueTypeInvalid', withDetail(`Invalid value: ${showValue(value)}`, detail));
  }

  /** Any other fault, in the server's words; `atKey` where the fault is the key's. */
  report(type: FieldErrorType, message: string, atKey = false): void {
    const path: (string | number)[] = [];
    const field = this.write(path);
    const code = codes[type];
    this.errors.push(
      atKey ? { type, path, field, message, atKey, code } : { type, path, field, message, code },
    );
  }

  /** The path of this place, in the object's own words. */
  path(): FieldPath {
    const path: (string | number)[] = [];
    this.write(path);
    return path;
  }

  /** This place as the server writes it. */
  text(): string {
    return this.write([]);
  }

  private write(path: (string | number)[]): string {
    if (this.parent === undefined) {
      return '';
    }
    const before = this.parent.write(path);
    if (this.notation !== 'virtual') {
      path.push(this.step);
    }
    switch (this.notation) {
      case 'virtual':
      case 'field':
        return before === '' ? this.shown : `${before}.${this.shown}`;
      case 'item':
        return `${before}[${this.shown === '' ? this.step : this.shown}]`;
      case 'key':
        return `${before}[${this.shown}]`;
      default:
        return before;
    }
  }
}

/** The rule's id for settings and documentation, by the kind of fault. */
const codes: Record<FieldErrorType, string> = {
  FieldValueNotFound: 'not-found',
  FieldValueRequired: 'required',
  FieldValueDuplicate: 'duplicate-value',
  FieldValueInvalid: 'invalid-value',
  FieldValueNotSupported: 'unsupported-value',
  FieldValueForbidden: 'forbidden',
  FieldValueTooLong: 'too-long',
  FieldValueTooMany: 'too-many',
  FieldValueTypeInvalid: 'invalid-value',
  InternalError: 'internal-error',
  Decode: 'wrong-type',
  UnknownField: 'unknown-field',
  DuplicateField: 'duplicate-field',
};

function withDetail(text: string, detail: string): string {
  return detail === '' ? text : `${text}: ${detail}`;
}
