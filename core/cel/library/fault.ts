// Faults of the functions that Kubernetes adds to CEL.
import { EvaluationError } from '@marcbachmann/cel-js';

/** An evaluation that ends with a message, as it would in the API server. */
export function celFault(message: string): EvaluationError {
  return new EvaluationError({ code: 'kubernetes', message });
}
