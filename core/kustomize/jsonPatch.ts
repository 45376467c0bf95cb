// Lists of operations (JSON 6902) done to a built object. What cannot be done is left out: kustomize refuses it, and
// half-typed operations are no operations yet. https://datatracker.ietf.org/doc/html/rfc6902

import type { FieldPath } from '../validation/fieldError.js';
import {
  changedAt,
  fieldOf,
  itemsOf,
  type Traced,
  tracedAt,
  withField,
  withItems,
} from './traced.js';

/** The object after a list of operations. */
export function withOperations(object: Traced, operations: Traced): Traced {
  return itemsOf(operations).reduce(done, object);
}

function done(object: Traced, operation: Traced): Traced {
  const textAt = (name: string): string | undefined => {
    const value = fieldOf(operation, name)?.value;
    return typeof value === 'string' ? value : undefined;
  };
  const path = textAt('path');
  const value = fieldOf(operation, 'value');
  const from = textAt('from');
  const moved = from === undefined ? undefined : tracedAt(object, stepsOf(from, object));
  switch (path === undefined ? undefined : textAt('op')) {
    case 'add':
      return put(object, path ?? '', value);
    case 'replace':
      return value === undefined
        ? object
        : changedAt(object, stepsOf(path ?? '', object), () => value);
    case 'remove':
      return changedAt(object, stepsOf(path ?? '', object), () => undefined);
    case 'copy':
      return put(object, path ?? '', moved);
    case 'move':
      return moved === undefined
        ? object
        : put(
            changedAt(object, stepsOf(from ?? '', object), () => undefined),
            path ?? '',
            moved,
          );
    default:
      return object;
  }
}

/** In lists before what stands there, or at the end. */
function put(object: Traced, pointer: string, value: Traced | undefined): Traced {
  const steps = stepsOf(pointer, object);
  const last = steps.at(-1);
  if (value === undefined || last === undefined) {
    return object;
  }
  return changedAt(object, steps.slice(0, -1), parent => {
    if (parent === undefined || typeof last === 'string') {
      return parent && !Array.isArray(parent.value)
        ? withField(parent, String(last), value)
        : parent;
    }
    const items = [...itemsOf(parent)];
    items.splice(last, 0, value);
    return withItems(parent, items);
  });
}

/** The steps of a pointer in an object: numbers where it leads through lists. */
function stepsOf(pointer: string, object: Traced): FieldPath {
  const steps: (string | number)[] = [];
  let value: unknown = object.value;
  for (const escaped of pointer.split('/').slice(1)) {
    const step = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    const index = step === '-' && Array.isArray(value) ? value.length : Number(step);
    const isPlace = Array.isArray(value) && Number.isInteger(index);
    steps.push(isPlace ? index : step);
    value = (value as Readonly<Record<string, unknown>> | undefined | null)?.[step];
  }
  return steps;
}
