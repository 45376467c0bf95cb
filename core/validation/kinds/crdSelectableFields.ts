/**
 * Fields by which lists of custom resources may be filtered.
 *
 *     selectableFields: [{ jsonPath: .spec.colour }]   # must be a field of the schema
 */
import type { CustomResourceDefinitionVersion } from '../../../schemas/built/types.js';
import { readSchema, type SchemaNode } from '../../customResources/schemaNode.js';
import { checkPresent } from '../checks.js';
import type { Place } from '../place.js';
import { selectableFieldsPlace, type Versions } from './crdPlaces.js';

const fieldsMax = 8;
const scalars: ReadonlySet<string> = new Set(['string', 'boolean', 'integer']);

/** Checks the selectable fields of a version. */
export function checkSelectableFields(
  version: CustomResourceDefinitionVersion,
  of: Versions,
): void {
  const at = selectableFieldsPlace(of);
  const fields = version.selectableFields ?? [];
  const schema = version.schema?.openAPIV3Schema;
  if (at === undefined || fields.length === 0 || schema === undefined) {
    return;
  }
  const root = readSchema(schema);
  const seen = new Set<string>();
  for (const [index, { jsonPath = '' }] of fields.entries()) {
    const atPath = at.item(index).field('jsonPath');
    if (checkPresent(jsonPath, atPath) && checkField(jsonPath, root, atPath)) {
      if (seen.has(jsonPath)) {
        atPath.duplicate(jsonPath);
      }
      seen.add(jsonPath);
    }
  }
  if (seen.size > fieldsMax) {
    at.tooMany(seen.size, fieldsMax);
  }
}

/** Paths with brackets are left to the server. */
const plainPath = /^(?:\.[A-Za-z_][\w-]*)+$/;

function checkField(path: string, root: SchemaNode, at: Place): boolean {
  if (!plainPath.test(path)) {
    return false;
  }
  const steps = path.slice(1).split('.');
  if (steps[0] === 'metadata') {
    at.invalid(path, 'must not point to fields in metadata');
    return true;
  }
  let node = root;
  for (const step of steps) {
    const next: SchemaNode | undefined = node.properties.get(step) ?? node.additional;
    if (next === undefined) {
      at.invalid(path, 'is an invalid path: does not refer to a valid field');
      return false;
    }
    node = next;
  }
  if (!scalars.has(node.type)) {
    const detail =
      'must point to a field of type string, boolean or integer. Enum string fields and strings with ' +
      'formats are allowed.';
    at.invalid(path, detail);
  }
  return true;
}
