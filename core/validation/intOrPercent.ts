// Numbers or percentages: surge, unavailability, budgets.
import { percent } from './names.js';
import type { Place } from './place.js';

/** A number or a percentage. */
export type IntOrPercent = string | number;

/** A number of 0 or more, or a percentage. */
export function checkPositiveIntOrPercent(value: IntOrPercent, at: Place): void {
  if (typeof value === 'string') {
    at.invalidEach(value, percent(value));
  } else if (value < 0) {
    at.invalid(value, 'must be greater than or equal to 0');
  }
}

/** A percentage of at most 100. */
export function checkAtMost100Percent(value: IntOrPercent | undefined, at: Place): void {
  if (
    typeof value === 'string' &&
    percent(value).length === 0 &&
    Number.parseInt(value, 10) > 100
  ) {
    at.invalid(value, 'must not be greater than 100%');
  }
}

/** The number before the percent sign, or the number, also as text; what is neither counts as 0. */
export function intOrPercentValue(value: IntOrPercent | undefined): number {
  if (typeof value !== 'string') {
    return value ?? 0;
  }
  return /^([0-9]+%|[-+]?[0-9]+)$/.test(value) ? Number.parseInt(value, 10) : 0;
}
