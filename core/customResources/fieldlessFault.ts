// Faults that the API server gives no field: combinations of schemas, numbers beyond their type, skipped rules.
import type { FieldError } from '../validation/fieldError.js';
import type { Place } from '../validation/place.js';

/** A fault without a field of its own, found at a place. */
export function fieldlessFault(at: Place, detail: string): FieldError {
  return {
    type: 'FieldValueInvalid',
    path: at.path(),
    field: '<nil>',
    message: `Invalid value: "": ${detail}`,
    code: 'invalid-value',
  };
}
