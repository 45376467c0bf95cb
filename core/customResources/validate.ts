// The verdict of the API server on custom resources: strict decoding, defaults, schema, lists, rules.
import { fieldsOf, isFields } from '../json.js';
import type { ObjectMeta } from '../kubernetes/object.js';
import type { ObjectType } from '../kubernetes/schema.js';
import { decode } from '../validation/decode.js';
import type { FieldError, FieldErrorType, FieldPath } from '../validation/fieldError.js';
import { nameIsSubdomain } from '../validation/names.js';
import { checkObjectMetaUpdate } from '../validation/objectMeta.js';
import { Place } from '../validation/place.js';
import { applyCustomDefaults } from './defaults.js';
import type { CustomResourceVersion } from './definitions.js';
import { checkEmbeddedResources } from './embeddedResources.js';
import { checkListTypes } from './listTypes.js';
import { checkMetadata } from './metadata.js';
import { mapFields, pruneNulls, pruneUnknown } from './prune.js';
import { checkRules } from './ruleCheck.js';
import { checkSchema } from './schemaCheck.js';
import type { SchemaNode } from './schemaNode.js';

/** A custom resource as the server holds it before validation. */
export interface PreparedCustomResource {
  readonly value: unknown;
  /** Fields that were dropped: strict clients are refused for them. */
  readonly unknown: readonly FieldError[];
}

/** What the server would say of a custom resource. */
export interface CustomVerdict {
  readonly errors: readonly FieldError[];
  /** Rules that cannot be evaluated here. */
  readonly hints: readonly FieldError[];
}

/** Drops unknown fields and idle nulls and fills in defaults. Shares what does not change. */
export function prepareCustomResource(
  value: unknown,
  version: CustomResourceVersion,
): PreparedCustomResource {
  const { schema } = version;
  if (schema === undefined) {
    return { value, unknown: [] };
  }
  const pruned = version.preservesUnknown ? { value, unknown: [] } : pruneUnknown(value, schema);
  const nonNull = version.preservesUnknown ? pruned.value : pruneNulls(pruned.value, schema);
  return {
    value: applyCustomDefaults(nonNull, schema),
    unknown: pruned.unknown.map(unknownField),
  };
}

/**
 * The faults of a prepared custom resource; of an update those of what changed, and what rules of transitions say of
 * the way from `previous`.
 */
export function validateCustomResource(
  value: unknown,
  version: CustomResourceVersion,
  previous?: unknown,
): CustomVerdict {
  const errors = metadataFaults(value, version, previous);
  const { schema } = version;
  if (schema === undefined) {
    return { errors, hints: [] };
  }
  const at = Place.root(errors);
  errors.push(...checkSchema(value, schema, previous));
  checkScale(value, version, at);
  checkEmbeddedResources(value, schema, at);
  if (previous === undefined || faultsOfLists(previous, schema) === 0) {
    checkListTypes(value, schema, at);
  }
  const hints: FieldError[] = [];
  if (schema.hasRules) {
    if (errors.some(({ type }) => blocking.has(type))) {
      errors.push(rulesNotChecked);
    } else {
      checkRules({ value, previous, node: schema, isRoot: true }, at, hints);
    }
  }
  return { errors, hints };
}

/** Faults of metadata's types and its unknown fields, which strict decoding finds before anything else. */
export function metadataDecodeFaults(
  value: unknown,
  metaType: ObjectType | undefined,
): readonly FieldError[] {
  const metadata = isFields(value) ? value['metadata'] : undefined;
  if (metadata === undefined || metadata === null || metaType === undefined) {
    return [];
  }
  const { errors, unknown } = decode(metadata, metaType);
  return [...errors, ...unknown].map(error => {
    const field = error.field === '' ? 'metadata' : `metadata.${error.field}`;
    const path = ['metadata', ...error.path];
    const message =
      error.type === 'UnknownField' ? `unknown field ${JSON.stringify(field)}` : error.message;
    return { ...error, field, path, message };
  });
}

/** After these the server does not run the rules. */
const blocking: ReadonlySet<FieldErrorType> = new Set([
  'FieldValueNotSupported',
  'FieldValueRequired',
  'FieldValueTooLong',
  'FieldValueTooMany',
  'FieldValueTypeInvalid',
]);

const rulesNotChecked: FieldError = {
  type: 'FieldValueInvalid',
  path: [],
  field: '<nil>',
  message:
    'Invalid value: null: some validation rules were not checked because the object was invalid; ' +
    'correct the existing errors to complete validation',
  code: 'rules-not-checked',
};

function metadataFaults(
  value: unknown,
  { namespaced }: CustomResourceVersion,
  previous: unknown,
): FieldError[] {
  const errors: FieldError[] = [];
  const at = Place.root(errors).field('metadata');
  const metadata = checkMetadata(
    withoutNulls(metadataOf(value)),
    { name: nameIsSubdomain, namespaced },
    at,
  );
  if (metadata !== undefined && previous !== undefined) {
    checkObjectMetaUpdate(metadata, metadataOf(previous) as ObjectMeta, at);
  }
  return errors;
}

function metadataOf(value: unknown): Readonly<Record<string, unknown>> {
  const metadata = isFields(value) ? value['metadata'] : undefined;
  return fieldsOf(metadata);
}

/** As the decoder reads them: a null field is not there, a label or annotation that is null is empty. */
function withoutNulls(metadata: Readonly<Record<string, unknown>>): unknown {
  return mapFields(metadata, value =>
    isFields(value) ? mapFields(value, text => text ?? '') : (value ?? undefined),
  );
}

function faultsOfLists(value: unknown, schema: SchemaNode): number {
  const errors: FieldError[] = [];
  checkListTypes(value, schema, Place.root(errors));
  return errors.length;
}

const int32Max = 2147483647;

function checkScale(value: unknown, { scale }: CustomResourceVersion, at: Place): void {
  for (const path of [scale?.specReplicasPath, scale?.statusReplicasPath]) {
    const replicas = path === undefined ? undefined : valueAt(value, path);
    if (typeof replicas !== 'number' || path === undefined) {
      continue;
    }
    const place = path
      .split('.')
      .filter(step => step !== '')
      .reduce((outer, step) => outer.field(step), at);
    if (replicas < 0) {
      place.invalid(replicas, 'should be a non-negative integer');
    } else if (replicas > int32Max) {
      place.invalid(replicas, `should be less than or equal to ${int32Max}`);
    }
  }
}

/** The value at a simple JSON path: `.spec.replicas`. */
function valueAt(value: unknown, path: string): unknown {
  return path
    .split('.')
    .filter(step => step !== '')
    .reduce((outer, step) => (isFields(outer) ? outer[step] : undefined), value);
}

function unknownField(path: FieldPath): FieldError {
  const field = path.reduce<string>((text, step) => {
    if (typeof step === 'number') {
      return `${text}[${step}]`;
    }
    return text === '' ? step : `${text}.${step}`;
  }, '');
  return {
    type: 'UnknownField',
    path,
    field,
    message: `unknown field ${JSON.stringify(field)}`,
    atKey: true,
    code: 'unknown-field',
  };
}
