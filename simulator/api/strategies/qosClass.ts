// The quality-of-service class of a pod, from the requests and limits of its containers.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';

interface Container {
  readonly resources?: {
    readonly requests?: Readonly<Record<string, string>>;
    readonly limits?: Readonly<Record<string, string>>;
  };
}

interface PodFields {
  readonly resources?: Container['resources'];
  readonly containers?: readonly Container[];
  readonly initContainers?: readonly Container[];
}

const counted = ['cpu', 'memory'];

/**
 * Guaranteed, Burstable or BestEffort; what is asked for the pod as a whole decides alone. Quantities are
 * compared as text: the stored ones are canonical.
 */
export function qosClassOf(pod: KubernetesObject): string {
  const { containers = [], initContainers = [], resources } = (pod['spec'] ?? {}) as PodFields;
  const all = asksForAnything({ resources }) ? [{ resources }] : [...containers, ...initContainers];
  if (!all.some(asksForAnything)) {
    return 'BestEffort';
  }
  return all.every(isGuaranteed) ? 'Guaranteed' : 'Burstable';
}

function asksForAnything(container: Container): boolean {
  const { requests = {}, limits = {} } = container.resources ?? {};
  return counted.some(name => isSet(requests[name]) || isSet(limits[name]));
}

function isGuaranteed(container: Container): boolean {
  const { requests = {}, limits = {} } = container.resources ?? {};
  return counted.every(
    name => isSet(limits[name]) && (requests[name] ?? limits[name]) === limits[name],
  );
}

function isSet(quantity: string | undefined): boolean {
  return quantity !== undefined && quantity !== '0';
}
