// What the API server accepts: decoding, rules at creation and update, warnings.
export type { FieldError, FieldErrorType, FieldPath } from './fieldError.js';
export type { ValidationContext } from './kindRules.js';
export { validateCreate, validateUpdate, warningsFor } from './rules.js';
