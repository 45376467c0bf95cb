// The ports under which the pods of one Service serve, worked out once for each spec and ordered once for each set.

import type { DiscoveryEndpointPort, Pod, Service } from '../../../schemas/built/types.js';
import { inSliceOrder } from '../../hashing/portOrder.js';
import { targetPortOf, withoutGaps } from '../../network/serviceMembers.js';

/** Resolved ports in their order, and the text that tells sets of them apart. */
export interface ResolvedPorts {
  readonly ports: readonly DiscoveryEndpointPort[];
  readonly portKey: string;
}

/** The ports of the pods of one version of a Service. */
export class PodPorts {
  readonly #byPod = new Map<string, { readonly spec: Pod['spec']; readonly set: ResolvedPorts }>();
  readonly #sets = new Map<string, ResolvedPorts>();

  of(key: string, pod: Pod, service: Service): ResolvedPorts {
    const known = this.#byPod.get(key);
    if (known !== undefined && known.spec === pod.spec) {
      return known.set;
    }
    const set = this.#ordered(endpointPorts(pod, service));
    this.#byPod.set(key, { spec: pod.spec, set });
    return set;
  }

  forget(key: string): void {
    this.#byPod.delete(key);
  }

  clear(): void {
    this.#byPod.clear();
    this.#sets.clear();
  }

  #ordered(ports: readonly DiscoveryEndpointPort[]): ResolvedPorts {
    const text = JSON.stringify(ports);
    const known = this.#sets.get(text);
    if (known !== undefined) {
      return known;
    }
    const ordered = inSliceOrder(ports);
    const set = { ports: ordered, portKey: JSON.stringify(ordered) };
    this.#sets.set(text, set);
    return set;
  }
}

/** The ports of the Service as the pod has them; names that the pod lacks are left out. */
function endpointPorts(pod: Pod, service: Service): readonly DiscoveryEndpointPort[] {
  const ports = (service.spec?.ports ?? []).map(servicePort => {
    const port = targetPortOf(pod, servicePort);
    const { name = '', protocol = 'TCP', appProtocol } = servicePort;
    return port === undefined
      ? undefined
      : { name, protocol, port, ...(appProtocol === undefined ? {} : { appProtocol }) };
  });
  return withoutGaps(ports);
}
