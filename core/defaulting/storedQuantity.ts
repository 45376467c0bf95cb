// The form in which the server stores a quantity, remembered: the same few texts come again and again.
import { storedQuantity, storedResourceQuantity } from '../kubernetes/quantity.js';

/** How finely a quantity is kept: container and quota quantities are rounded up to milli units. */
export type Precision = 'exact' | 'milli';

const maxKnown = 10_000;
const known: Record<Precision, Map<string | number, string>> = {
  exact: new Map(),
  milli: new Map(),
};

/** The stored text of a quantity; what is no quantity comes back as text. */
export function canonicalQuantity(value: string | number, precision: Precision): string {
  const answers = known[precision];
  const answer = answers.get(value);
  if (answer !== undefined) {
    return answer;
  }
  const stored = precision === 'milli' ? storedResourceQuantity(value) : storedQuantity(value);
  if (answers.size < maxKnown) {
    answers.set(value, stored);
  }
  return stored;
}
