// A fault in an object, as the API server names it: `field.Error` of apimachinery, with a path one can resolve.

export type FieldPath = readonly (string | number)[];

/** The error types of k8s.io/apimachinery/pkg/util/validation/field, plus the strict decoder's own. */
export type FieldErrorType =
  | 'FieldValueNotFound'
  | 'FieldValueRequired'
  | 'FieldValueDuplicate'
  | 'FieldValueInvalid'
  | 'FieldValueNotSupported'
  | 'FieldValueForbidden'
  | 'FieldValueTooLong'
  | 'FieldValueTooMany'
  | 'FieldValueTypeInvalid'
  | 'InternalError'
  /** The text could not be decoded into the type (HTTP 400). */
  | 'Decode'
  /** Strict decoding: `unknown field "spec.foo"`. */
  | 'UnknownField'
  /** Strict decoding: `duplicate field "spec.foo"`. */
  | 'DuplicateField';

export interface FieldError {
  readonly type: FieldErrorType;
  readonly path: FieldPath;
  /** As the server writes the field: `spec.containers[0].image`, `metadata.labels`, `data[a.b]`. */
  readonly field: string;
  /** The server's words after `<field>: `, for example `Required value` or `Invalid value: "x": must be …`. */
  readonly message: string;
  /** A plain sentence for people where the server's words do not help. */
  readonly explanation?: string;
  /** The fault sits in the key, not in the value (unknown field, bad label key). */
  readonly atKey?: boolean;
  /** Stable id of the rule for settings and documentation: `unknown-field`, `required`, `invalid-name`. */
  readonly code: string;
}
