// Whether tolerations bear taints, as the scheduler, the DaemonSet controller and taint eviction ask it.

import type { Taint, Toleration } from '../../../schemas/built/types.js';

/** Whether one toleration bears one taint. */
export function tolerates(toleration: Toleration, taint: Taint): boolean {
  if (
    toleration.effect !== undefined &&
    toleration.effect !== '' &&
    toleration.effect !== taint.effect
  ) {
    return false;
  }
  if (toleration.key !== undefined && toleration.key !== '' && toleration.key !== taint.key) {
    return false;
  }
  switch (toleration.operator) {
    case undefined:
    case '':
    case 'Equal':
      return (toleration.value ?? '') === (taint.value ?? '');
    case 'Exists':
      return true;
    case 'Lt':
    case 'Gt':
      return comparesTo(toleration, taint);
    default:
      return false;
  }
}

/** The first taint of these effects that no toleration bears. */
export function findUntolerated(
  taints: readonly Taint[],
  tolerations: readonly Toleration[],
  effects: readonly string[],
): Taint | undefined {
  return taints.find(
    taint =>
      effects.includes(taint.effect) &&
      !tolerations.some(toleration => tolerates(toleration, taint)),
  );
}

/** How many PreferNoSchedule taints are not borne. */
export function countIntolerable(
  taints: readonly Taint[],
  tolerations: readonly Toleration[],
): number {
  return taints.filter(
    taint =>
      taint.effect === 'PreferNoSchedule' &&
      !tolerations.some(toleration => tolerates(toleration, taint)),
  ).length;
}

function comparesTo(toleration: Toleration, taint: Taint): boolean {
  const wanted = Number(toleration.value);
  const actual = Number(taint.value);
  if (!Number.isInteger(wanted) || !Number.isInteger(actual)) {
    return false;
  }
  return toleration.operator === 'Lt' ? actual < wanted : actual > wanted;
}
