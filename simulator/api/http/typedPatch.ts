// Server-side apply reads its patch by the type's schema: a field nobody declared ends it, however lenient the request.

import { prepareCustomResource } from '../../../core/customResources/index.js';
import type { Field, FieldType, ObjectType } from '../../../core/kubernetes/schema.js';
import type { FieldPath } from '../../../core/validation/fieldError.js';
import { decode } from '../../../core/validation/index.js';
import { ApiError } from '../apiError.js';
import { itemKey } from '../patch/fieldSet.js';
import { isMap } from '../patch/jsonValue.js';
import type { ResourcePath } from './requestPath.js';
import type { ServedResource } from './servedResources.js';

/** Throws ApiError in the words of the typed conversion where the patch has undeclared fields. */
export function refuseUndeclared(value: unknown, served: ServedResource, path: ResourcePath): void {
  if (!isMap(value)) {
    return;
  }
  const { custom, type } = served;
  const unknown =
    custom === undefined
      ? ((type && decode(value, type).unknown) ?? [])
      : prepareCustomResource(value, custom.version).unknown;
  if (unknown.length === 0) {
    return;
  }
  const faults = unknown.map(
    each => `${show(each.path, value, type)}: field not declared in schema`,
  );
  const why =
    faults.length === 1 ? faults[0] : `errors:\n${faults.map(each => `  ${each}\n`).join('')}`;
  const { group, version, kind } = served.resource;
  const place = `${path.namespace}/${path.name}; ${group}/${version}, Kind=${kind}`;
  // The request is at fault; the real server says 500 without a reason all the same.
  throw new ApiError(500, '', `failed to create typed patch object (${place}): ${why}`);
}

/** `.spec.containers[name="c"].foo`: items by what identifies them. */
function show(path: FieldPath, root: unknown, type: ObjectType | undefined): string {
  let text = '';
  let value = root;
  let struct = type;
  let field: Field | undefined;
  for (const step of path) {
    const next: unknown = (value as Record<string | number, unknown> | undefined)?.[step];
    if (typeof step === 'number') {
      text += `[${showItem(next, step, field)}]`;
    } else {
      text += `.${step}`;
      field = struct?.fields.get(step);
    }
    struct = structOf(field?.type);
    value = next;
  }
  return text;
}

function showItem(item: unknown, index: number, field: Field | undefined): string {
  const key = itemKey(item, index, field) ?? `i:${index}`;
  if (!key.startsWith('k:')) {
    return key.slice(2);
  }
  const entries = Object.entries(JSON.parse(key.slice(2)) as Record<string, unknown>);
  return entries.map(([name, value]) => `${name}=${JSON.stringify(value)}`).join(',');
}

function structOf(type: FieldType | undefined): ObjectType | undefined {
  switch (type?.kind) {
    case 'object':
      return type.type;
    case 'array':
      return structOf(type.items);
    default:
      return undefined;
  }
}
