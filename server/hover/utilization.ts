/**
 * Hover: targets of autoscalers
 *
 * On a utilization: how much that is of what the pods of the target ask for.
 */

import { fieldsOf, listOf, valueAt } from '../../core/json.js';
import { groupKindOf } from '../../core/kubernetes/groupKind.js';
import { podPlaceOf } from '../../core/kubernetes/podTemplate.js';
import { parseQuantity } from '../../core/kubernetes/quantity.js';
import { fieldsIn } from '../objectPlace.js';
import { objectsNamed } from '../surroundings.js';
import { namespaceOf } from './place.js';
import { quantityWords } from './quantities.js';
import type { HoverContext } from './types.js';

const target = /^spec\/metrics\/\d+\/resource\/target\/averageUtilization$/;

/** Tells the amount per pod at which the autoscaler rests. */
export function utilization(context: HoverContext): readonly string[] {
  const { object, path, surroundings } = context;
  if (object.kind !== 'HorizontalPodAutoscaler' || !target.test(path.join('/'))) {
    return [];
  }
  const { name: resource } = fieldsIn(context, path.slice(0, 4));
  const { averageUtilization: percent } = fieldsIn(context, path.slice(0, 5));
  const { apiVersion, kind, name } = fieldsIn(context, ['spec', 'scaleTargetRef']);
  if (
    typeof percent !== 'number' ||
    !Number.isInteger(percent) ||
    typeof resource !== 'string' ||
    typeof apiVersion !== 'string' ||
    typeof kind !== 'string' ||
    typeof name !== 'string'
  ) {
    return [];
  }
  const groupKind = groupKindOf({ apiVersion, kind });
  const [found] = objectsNamed(surroundings, groupKind, name, namespaceOf(context));
  const specPath = podPlaceOf(apiVersion, kind)?.specPath;
  const containers = specPath && valueAt(found?.object.facts.value, [...specPath, 'containers']);
  const asked = requestsOf(listOf(containers), resource);
  if (asked === undefined) {
    return [];
  }
  const part = (asked * BigInt(percent)) / 100n;
  const whole = wordsOf(asked, resource);
  return [
    `${percent} % of ${whole} that each pod asks for: **${wordsOf(part, resource)}** per pod`,
  ];
}

/** The sum in billionths; undefined where a container asks for nothing. */
function requestsOf(containers: readonly unknown[], resource: string): bigint | undefined {
  const amounts = containers.map(container => {
    const resources = fieldsOf(fieldsOf(container).resources);
    const amount = fieldsOf(resources.requests)[resource] ?? fieldsOf(resources.limits)[resource];
    return typeof amount === 'string' || typeof amount === 'number'
      ? parseQuantity(amount)?.nano
      : undefined;
  });
  return amounts.length > 0 && amounts.every(amount => amount !== undefined)
    ? amounts.reduce<bigint>((sum, amount) => sum + (amount ?? 0n), 0n)
    : undefined;
}

function wordsOf(nano: bigint, resource: string): string {
  return quantityWords(`${nano}n`, resource) ?? '';
}
