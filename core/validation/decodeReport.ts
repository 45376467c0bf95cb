// Where the decoder is, as the object's path and as Go's, and what it found there.
import type { Field, FieldType, ObjectType } from '../kubernetes/schema.js';
import type { FieldError, FieldErrorType, FieldPath } from './fieldError.js';
import { goField, goType, structName } from './goNames.js';

interface Step {
  readonly name: string | number;
  readonly style: 'field' | 'item' | 'key';
  readonly owner: ObjectType | undefined;
  readonly field: Field | undefined;
}

/** Collects faults while the decoder walks. Owned by one call of `decode`. */
export class DecodeReport {
  readonly unknown: FieldError[] = [];
  readonly #errors: FieldError[] = [];
  readonly #steps: Step[] = [];

  /** Into a field of a struct. */
  enter(owner: ObjectType, field: Field): void {
    this.#steps.push({ name: field.name, style: 'field', owner, field });
  }

  /** Into an item of a list. */
  step(index: number): void {
    this.#steps.push({ name: index, style: 'item', owner: undefined, field: undefined });
  }

  /** Into a value of a map. */
  key(name: string): void {
    this.#steps.push({ name, style: 'key', owner: undefined, field: undefined });
  }

  /** Back out. */
  leave(): void {
    this.#steps.pop();
  }

  /** A field the struct does not have. */
  unknownField(name: string): void {
    const field = this.#strictPath(name);
    this.unknown.push({
      type: 'UnknownField',
      path: [...this.#path(), name],
      field,
      message: `unknown field ${JSON.stringify(field)}`,
      atKey: true,
      code: 'unknown-field',
    });
  }

  /** A value of the wrong JSON type, or a number that does not fit. */
  typeFault(value: unknown, type: FieldType): undefined {
    const last = this.#steps.findLast(step => step.field !== undefined);
    const owner = last?.owner;
    const isField = this.#steps.at(-1) === last;
    const shown = isField
      ? goType(type, owner, last?.field?.name ?? '')
      : goType(type, undefined, '');
    const place =
      owner === undefined ? 'Go value' : `Go struct field ${structName(owner)}.${this.#goPath()}`;
    return this.fault(
      `json: cannot unmarshal ${jsonKind(value, type)} into ${place} of type ${shown}`,
    );
  }

  /** A fault in the server's words. */
  fault(message: string): undefined {
    const type: FieldErrorType = 'Decode';
    const path = this.#path();
    this.#errors.push({ type, path, field: this.#text(), message, code: 'wrong-type' });
    return undefined;
  }

  /** The faults in the order in which the server meets them: it reads keys in alphabetical order. */
  orderedErrors(): readonly FieldError[] {
    return this.#errors.length < 2
      ? this.#errors
      : this.#errors.toSorted((a, b) => comparePaths(a.path, b.path));
  }

  #path(): FieldPath {
    return this.#steps.map(step => step.name);
  }

  #goPath(): string {
    return this.#steps
      .flatMap(({ owner, field }) =>
        owner === undefined || field === undefined ? [] : [goField(owner, field.name)],
      )
      .join('.');
  }

  #text(): string {
    return this.#steps.reduce((text, { name, style }) => {
      if (style === 'field') {
        return text === '' ? String(name) : `${text}.${name}`;
      }
      return `${text}[${name}]`;
    }, '');
  }

  /** As the strict decoder writes paths: keys of maps with a dot. */
  #strictPath(last: string): string {
    const before = this.#steps.reduce((text, { name, style }) => {
      if (style === 'item') {
        return `${text}[${name}]`;
      }
      return text === '' ? String(name) : `${text}.${name}`;
    }, '');
    return before === '' ? last : `${before}.${last}`;
  }
}

function jsonKind(value: unknown, type: FieldType): string {
  if (Array.isArray(value)) {
    return 'array';
  }
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'number':
      return type.kind === 'integer' || type.kind === 'intOrString' ? `number ${value}` : 'number';
    case 'string':
      return 'string';
    default:
      return value === null ? 'null' : 'object';
  }
}

function comparePaths(first: FieldPath, second: FieldPath): number {
  for (const [index, step] of first.entries()) {
    const other = second[index];
    if (other === undefined) {
      return 1;
    }
    if (step !== other) {
      return step < other ? -1 : 1;
    }
  }
  return first.length - second.length;
}
