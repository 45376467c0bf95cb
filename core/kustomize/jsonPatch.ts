// Lists of operations (JSON 6902) done to a built object. What cannot be done is left out: kustomize refuses it, and
// half-typed operations are no operations yet. https://datatracker.ietf.org/doc/html/rfc6902

import { fieldsOf } from '../json.js';
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

/**
 * The object after a list of operations, and those that cannot be done in their turn: kustomize refuses them.
 * Half-typed ones are not among them.
 */
export function withOperations(
  object: Traced,
  operations: Traced,
): { readonly content: Traced; readonly undone: readonly Traced[] } {
  const undone: Traced[] = [];
  let content = object;
  for (const operation of itemsOf(operations)) {
    if (!canBeDone(content, operation)) {
      undone.push(operation);
    }
    content = done(content, operation);
  }
  return { content, undone };
}

function canBeDone(object: Traced, operation: Traced): boolean {
  const { op, path, from, value } = fieldsOf(operation.value);
  // Names and namespaces are those that are written until all is built; kustomize notes them in annotations.
  if (typeof path !== 'string' || /^\/metadata\/(?:name|namespace|annotations)\b/.test(path)) {
    return true;
  }
  const steps = stepsOf(path, object);
  const isAt = (pointer: unknown): boolean =>
    typeof pointer !== 'string' || tracedAt(object, stepsOf(pointer, object)) !== undefined;
  const isAround = (inner: FieldPath): boolean =>
    tracedAt(object, inner.slice(0, -1)) !== undefined;
  switch (op) {
    case 'add':
      return isAround(steps);
    case 'replace':
      return isAt(path) || (typeof steps.at(-1) === 'string' && isAround(steps));
    case 'remove':
      return isAt(path);
    case 'test':
      return JSON.stringify(tracedAt(object, steps)?.value) === JSON.stringify(value);
    case 'copy':
      return typeof from !== 'string' || (isAround(stepsOf(from, object)) && isAround(steps));
    case 'move':
      return isAt(from) && isAround(steps);
    default:
      return true;
  }
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
      return put(annotatable(object, path ?? ''), path ?? '', value);
    case 'replace':
      return value === undefined ? object : replaced(object, path ?? '', value);
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

/** kustomize keeps its own notes in annotations: on its way an object has some. */
function annotatable(object: Traced, pointer: string): Traced {
  const at = ['metadata', 'annotations'];
  return pointer.startsWith('/metadata/annotations/') && tracedAt(object, at) === undefined
    ? changedAt(object, at, () => ({ value: {}, origin: object.origin }), object.origin)
    : object;
}

/** What is not there yet is set in its mapping. */
function replaced(object: Traced, pointer: string, value: Traced): Traced {
  const steps = stepsOf(pointer, object);
  return tracedAt(object, steps) === undefined && typeof steps.at(-1) === 'string'
    ? put(object, pointer, value)
    : changedAt(object, steps, () => value);
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
