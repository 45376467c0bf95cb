// From a field as the API server writes it to a path one can follow: `spec.containers[0].image`.

import type { FieldPath } from '../../core/validation/fieldError.js';

/** The path of a field; keys in brackets keep their dots: `data[a.b]`. */
export function parseField(field: string): FieldPath {
  const steps: (string | number)[] = [];
  for (const [, key, inside] of field.matchAll(/([^.[\]]+)|\[([^\]]*)\]/g)) {
    if (key !== undefined) {
      steps.push(key);
    } else if (inside !== undefined) {
      steps.push(/^\d+$/.test(inside) ? Number(inside) : inside.replace(/^"|"$/g, ''));
    }
  }
  return steps;
}
