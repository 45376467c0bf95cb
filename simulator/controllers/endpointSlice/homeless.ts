// Pods whose node is gone: their Service leaves them out, says so and looks again.
// After staging/endpointslice/reconciler.go: reconcileByAddressType.

import type { Pod, Service } from '../../../schemas/built/types.js';
import type { Cluster, Requeue } from '../../kernel/types.js';
import { keyOf } from '../common/keys.js';

/** The first wait until the Service is synced again; each is twice the one before. */
const retryBaseMs = 1_000;
const retryMaxMs = 1_000_000;
const retriesMax = 15;

/** What is remembered of the Service. */
export interface HomelessMemory {
  readonly service: Service;
  /** Pods to look at again. */
  readonly changed: Set<string>;
  /** Syncs in a row that left pods out. */
  failures: number;
}

/** Says which pods were left out for want of their node; they are looked at again, later each time. */
export function retryHomeless(
  cluster: Cluster,
  memory: HomelessMemory,
  homeless: readonly Pod[],
): Requeue | undefined {
  if (homeless.length === 0) {
    memory.failures = 0;
    return undefined;
  }
  const { namespace, name } = memory.service.metadata;
  const skipped = homeless.map(pod => {
    memory.changed.add(keyOf(pod));
    const node = pod.spec?.nodeName ?? '';
    return `skipping Pod ${pod.metadata.name} for Service ${namespace}/${name}: Node ${node} Not Found`;
  });
  const list = skipped.length === 1 ? skipped[0] : `[${skipped.sort().join(', ')}]`;
  cluster.event(memory.service, {
    type: 'Warning',
    reason: 'FailedToUpdateEndpointSlices',
    message: `Error updating Endpoint Slices for Service ${namespace}/${name}: ${list}`,
  });
  if (memory.failures === retriesMax) {
    memory.failures = 0;
    return undefined;
  }
  const afterMs = Math.min(retryBaseMs * 2 ** memory.failures, retryMaxMs);
  memory.failures += 1;
  return { afterMs };
}
