// Pod-level requests: what a pod limits as a whole and does not request as a whole. For pods, not for templates.
// https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#pod-level-resource-specification
import type { Container, PodSpec } from '../../schemas/built/types.js';
import {
  addQuantities,
  compareQuantities,
  parseQuantity,
  type Quantity,
  quantityOf,
  quantityToString,
} from '../kubernetes/quantity.js';

type Requests = Readonly<Record<string, string>>;

/** The spec with pod-level requests: what its containers ask for in all, else as much as is allowed. */
export function withPodLevelRequests(spec: PodSpec): PodSpec {
  const { limits, requests } = spec.resources ?? {};
  if (limits === undefined || Object.keys(limits).length === 0) {
    return spec;
  }
  const allowed = Object.entries(limits).filter(([name]) => isPodLevel(name));
  const filled = { ...Object.fromEntries(allowed), ...containerRequests(spec), ...requests };
  return { ...spec, resources: { ...spec.resources, requests: filled } };
}

function isPodLevel(name: string): boolean {
  return overcommitted.includes(name) || name.startsWith('hugepages-');
}

const overcommitted = ['cpu', 'memory'];

function containerRequests(spec: PodSpec): Requests {
  return Object.fromEntries(
    overcommitted.flatMap(name => {
      const total = totalOf(spec, name);
      return total === undefined ? [] : [[name, quantityToString(total)]];
    }),
  );
}

/** What runs together, or what an init step needs if that is more; undefined where nobody asks for the resource. */
function totalOf(spec: PodSpec, name: string): Quantity | undefined {
  // Verdicts are asked of pods without containers, too.
  const { containers = [], initContainers: init = [] } = spec;
  const asks = [...containers, ...init].some(each => requestOf(each, name) !== undefined);
  if (!asks) {
    return undefined;
  }
  const running = containers.reduce((sum, each) => plus(sum, each, name), quantityOf(0));
  let sidecars = quantityOf(0);
  let peak = quantityOf(0);
  for (const container of init) {
    const together = plus(sidecars, container, name);
    peak = larger(peak, together);
    sidecars = container.restartPolicy === 'Always' ? together : sidecars;
  }
  return larger(addQuantities(running, sidecars), peak);
}

function requestOf({ resources }: Container, name: string): Quantity | undefined {
  const value = resources?.requests?.[name];
  return value === undefined ? undefined : parseQuantity(value);
}

function plus(sum: Quantity, container: Container, name: string): Quantity {
  const request = requestOf(container, name);
  return request === undefined ? sum : addQuantities(request, sum);
}

function larger(first: Quantity, second: Quantity): Quantity {
  return compareQuantities(first, second) < 0 ? second : first;
}
