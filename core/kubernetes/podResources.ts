// What a pod asks for and may use in all: for defaulting, quotas and limits of type Pod.

import type { Container, PodSpec } from '../../schemas/built/types.js';
import { add, max, noQuantities, type Quantities, toQuantities } from './quantities.js';

/** The requests of a pod: what runs together, or what an init step needs if that is more, plus overhead. */
export function podRequests(spec: PodSpec): Quantities {
  const own = toQuantities(spec.resources?.requests);
  return add(new Map([...containerRequests(spec), ...own]), toQuantities(spec.overhead));
}

/** What the containers of a pod ask for in all. Resources that none of them asks for are left out. */
export function containerRequests(spec: PodSpec): Quantities {
  return sumOver(spec, container => toQuantities(container.resources?.requests));
}

/** The limits of a pod; overhead counts for resources that are limited. */
export function podLimits(spec: PodSpec): Quantities {
  const total = sumOver(spec, container => toQuantities(container.resources?.limits));
  const limits = new Map([...total, ...toQuantities(spec.resources?.limits)]);
  const overhead = [...toQuantities(spec.overhead)].filter(([name]) => limits.has(name));
  return add(limits, new Map(overhead));
}

function sumOver(spec: PodSpec, of: (container: Container) => Quantities): Quantities {
  // Verdicts are asked of pods without containers, too.
  const { containers = [], initContainers = [] } = spec;
  const running = containers.map(of).reduce(add, noQuantities);
  let sidecars = noQuantities;
  let init = noQuantities;
  for (const container of initContainers) {
    const own = of(container);
    if (container.restartPolicy === 'Always') {
      sidecars = add(sidecars, own);
      init = max(init, sidecars);
    } else {
      init = max(init, add(sidecars, own));
    }
  }
  return max(add(running, sidecars), init);
}
