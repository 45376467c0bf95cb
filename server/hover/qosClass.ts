/**
 * Hover: quality of service
 *
 * On the resources of a container: the class its pods get, and why.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
 */

import { type Fields, fieldsOf, listOf, valueAt } from '../../core/json.js';
import { compareQuantities, parseQuantity } from '../../core/kubernetes/quantity.js';
import { fieldsIn, podSpecPathOf } from '../objectPlace.js';
import type { HoverContext } from './types.js';

const meanings = {
  Guaranteed: 'every container has limits of cpu and memory and asks for as much: evicted last',
  Burstable: 'some container asks for cpu or memory: evicted before Guaranteed pods',
  BestEffort: 'no container asks for cpu or memory: evicted first',
} as const;

/** Tells the class of a pod. */
export function qosClass(context: HoverContext): readonly string[] {
  const specPath = podSpecPathOf(context);
  const { path } = context;
  const isResources = path.at(-1) === 'resources' || path.at(-2) === 'resources';
  if (specPath === undefined || !isResources) {
    return [];
  }
  const found = qosClassOf(fieldsIn(context, specPath));
  return [`QoS class of the pod: **${found}** (${meanings[found]})`];
}

/** The class of the pods of a PodSpec. */
export function qosClassOf(podSpec: Fields): keyof typeof meanings {
  const lists = hasAmounts(podSpec) ? [[podSpec]] : [podSpec.containers, podSpec.initContainers];
  const containers = lists.flatMap(list => listOf(list).map(fieldsOf));
  const asks = containers.some(container =>
    ['requests', 'limits'].some(part =>
      ['cpu', 'memory'].some(name => isSet(amount(container, part, name))),
    ),
  );
  if (!asks) {
    return 'BestEffort';
  }
  return containers.every(isGuaranteed) ? 'Guaranteed' : 'Burstable';
}

/** Amounts of the pod as a whole go before those of its containers. */
function hasAmounts(podSpec: Fields): boolean {
  const { requests, limits } = fieldsOf(podSpec.resources);
  return Object.keys({ ...fieldsOf(requests), ...fieldsOf(limits) }).length > 0;
}

function isGuaranteed(container: Fields): boolean {
  return ['cpu', 'memory'].every(name => {
    const limit = amount(container, 'limits', name);
    const request = amount(container, 'requests', name) ?? limit;
    const [first, second] = [limit, request].map(text =>
      text === undefined ? undefined : parseQuantity(text),
    );
    const isSame =
      first !== undefined && second !== undefined && compareQuantities(first, second) === 0;
    return isSet(limit) && isSame;
  });
}

function amount(container: Fields, part: string, name: string): string | number | undefined {
  const value = valueAt(container, ['resources', part, name]);
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}

function isSet(value: string | number | undefined): boolean {
  const quantity = value === undefined ? undefined : parseQuantity(value);
  return quantity !== undefined && quantity.nano !== 0n;
}
