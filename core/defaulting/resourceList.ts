// Resource quantities as the server keeps them: rounded up to milli units, in canonical form.
import type { Container, ResourceRequirements } from '../../schemas/built/types.js';
import { eachValue, withField } from './sharing.js';
import { canonicalQuantity } from './storedQuantity.js';

/** A quantity as JSON: the server takes numbers too. */
export type QuantityValue = string | number;

/** A map of resource names to quantities. */
export interface ResourceList {
  readonly [resource: string]: QuantityValue;
}

/** A quantity in the form in which it is stored; what is no quantity stays as it is. */
export function withStoredQuantity(value: QuantityValue): QuantityValue {
  return canonicalQuantity(value, 'exact');
}

/** All quantities of a list in their stored form. */
export function withCanonicalList<T extends ResourceList>(list: T): T {
  return eachValue(list, roundUp) as T;
}

/** limits and requests in their stored form. */
export function withCanonicalRequirements<
  T extends { readonly limits?: ResourceList; readonly requests?: ResourceList },
>(requirements: T): T {
  const withLimits = withField(requirements, 'limits', withCanonicalList as never);
  return withField(withLimits, 'requests', withCanonicalList as never);
}

/** What is limited and not requested is requested as limited: for pods, not for templates. */
export function withRequestsFromLimits(container: Container): Container {
  return withField(container, 'resources', (resources: ResourceRequirements) => {
    const { limits, requests } = resources;
    if (limits === undefined) {
      return resources;
    }
    for (const name in limits) {
      if (requests?.[name] === undefined) {
        return { ...resources, requests: { ...limits, ...requests } };
      }
    }
    return resources;
  });
}

function roundUp(value: QuantityValue): QuantityValue {
  return canonicalQuantity(value, 'milli');
}
