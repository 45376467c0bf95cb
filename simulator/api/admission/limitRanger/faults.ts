// What breaks a LimitRange, in the server's words.

import { podLimits, podRequests } from '../../../../core/kubernetes/podResources.js';
import { type Quantities, toQuantities } from '../../../../core/kubernetes/quantities.js';
import {
  compareQuantities,
  type Quantity,
  quantityToString,
} from '../../../../core/kubernetes/quantity.js';
import type {
  LimitRangeItem,
  PersistentVolumeClaim,
  Pod,
} from '../../../../schemas/built/types.js';
import type { AdmissionRequest } from '../types.js';

interface Usage {
  readonly requests: Quantities;
  readonly limits: Quantities;
}

/** The faults of a pod or claim against the items of one LimitRange, in their order. */
export function limitFaults(
  items: readonly LimitRangeItem[],
  request: AdmissionRequest,
): readonly string[] {
  return items.flatMap(item =>
    usagesFor(item.type, request).flatMap(usage => [
      ...constraints(item.min, bound => minimumFault(item.type, bound, usage)),
      ...constraints(item.max, bound => maximumFault(item.type, bound, usage)),
      ...constraints(item.maxLimitRequestRatio, bound => ratioFault(item.type, bound, usage)),
    ]),
  );
}

function usagesFor(type: string, request: AdmissionRequest): readonly Usage[] {
  if (type === 'PersistentVolumeClaim' && request.groupKind === 'PersistentVolumeClaim') {
    const { spec } = request.object as unknown as PersistentVolumeClaim;
    const requests = toQuantities(spec?.resources?.requests);
    return [{ requests, limits: requests }];
  }
  const { spec } = request.object as unknown as Pod;
  if (request.groupKind !== 'Pod' || spec === undefined) {
    return [];
  }
  if (type === 'Pod') {
    return [{ requests: podRequests(spec), limits: podLimits(spec) }];
  }
  const containers =
    type === 'Container' ? [...spec.containers, ...(spec.initContainers ?? [])] : [];
  return containers.map(({ resources }) => ({
    requests: toQuantities(resources?.requests),
    limits: toQuantities(resources?.limits),
  }));
}

interface Bound {
  readonly name: string;
  readonly value: Quantity;
}

function constraints(
  bounds: Readonly<Record<string, string | number>> | undefined,
  faultOf: (bound: Bound) => string | undefined,
): readonly string[] {
  const sorted = [...toQuantities(bounds)].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.flatMap(([name, value]) => faultOf({ name, value }) ?? []);
}

function minimumFault(type: string, { name, value }: Bound, usage: Usage): string | undefined {
  const text = `minimum ${name} usage per ${type} is ${quantityToString(value)}`;
  const request = usage.requests.get(name);
  const limit = usage.limits.get(name);
  if (request === undefined) {
    return `${text}.  No request is specified`;
  }
  if (compareQuantities(request, value) < 0) {
    return `${text}, but request is ${quantityToString(request)}`;
  }
  return limit !== undefined && compareQuantities(limit, value) < 0
    ? `${text}, but limit is ${quantityToString(limit)}`
    : undefined;
}

function maximumFault(type: string, { name, value }: Bound, usage: Usage): string | undefined {
  const text = `maximum ${name} usage per ${type} is ${quantityToString(value)}`;
  const request = usage.requests.get(name);
  const limit = usage.limits.get(name);
  const isClaim = type === 'PersistentVolumeClaim';
  if (limit === undefined) {
    return `${text}.  No ${isClaim ? 'request' : 'limit'} is specified`;
  }
  if (!isClaim && compareQuantities(limit, value) > 0) {
    return `${text}, but limit is ${quantityToString(limit)}`;
  }
  return request !== undefined && compareQuantities(request, value) > 0
    ? `${text}, but request is ${quantityToString(request)}`
    : undefined;
}

function ratioFault(type: string, { name, value }: Bound, usage: Usage): string | undefined {
  const text = `${name} max limit to request ratio per ${type} is ${quantityToString(value)}`;
  const request = Number(usage.requests.get(name)?.nano ?? 0n);
  const limit = Number(usage.limits.get(name)?.nano ?? 0n);
  if (request === 0) {
    return `${text}, but no request is specified or request is 0`;
  }
  if (limit === 0) {
    return `${text}, but no limit is specified or limit is 0`;
  }
  const ratio = limit / request;
  return ratio > Number(value.nano) / 1e9
    ? `${text}, but provided ratio is ${ratio.toFixed(6)}`
    : undefined;
}
