// What the API server accepts: decoding, rules at creation and update, warnings.
export { type Decoded, decode } from './decode.js';
export { type Verdict, validateDocument } from './document.js';
export type { FieldError, FieldErrorType, FieldPath } from './fieldError.js';
export type { ValidationContext } from './kindRules.js';
export { validateCreate, validateUpdate, warningsFor } from './rules.js';
