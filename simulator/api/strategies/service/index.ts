// Services: families, cluster IPs and node ports are filled in, kept over updates, and given back at the end.

import type { KubernetesObject } from '../../../../core/kubernetes/object.js';
import type { ServiceSpec } from '../../../../schemas/built/types.js';
import { isEqual } from '../../equal.js';
import type { Strategy } from '../strategy.js';
import { allocateService } from './allocate.js';
import { checkFamilies, withFamilies } from './families.js';
import { releaseService, takeService } from './holdings.js';
import { withoutFormerType, withPatchedAllocations } from './keepAllocations.js';
import { withIpModes, withoutFormerBalancer } from './loadBalancerStatus.js';

export const service: Strategy = {
  status: 'separate',
  initialStatus: () => ({ loadBalancer: {} }),
  prepareForCreate: object => withSpec(object, withFamilies(withMirroredIps(specOf(object)))),
  prepareForUpdate(object, previous) {
    const before = specOf(previous);
    const named = withChangedIp(specOf(object), before);
    const after = withMirroredIps(withPatchedAllocations(named, before));
    const next = withSpec(object, withFamilies(withoutFormerType(after, before)));
    return withoutFormerBalancer(next);
  },
  prepareForStatus: withIpModes,
  allocate(object, previous, view) {
    checkFamilies(object, specOf(object), previous === undefined ? undefined : specOf(previous));
    return withSpec(object, allocateService(object, view));
  },
  stored(object, previous, view) {
    if (previous !== undefined) {
      releaseService(specOf(previous), view);
    }
    takeService(specOf(object), view);
  },
  removed: (object, view) => releaseService(specOf(object), view),
};

function withSpec(object: KubernetesObject, spec: ServiceSpec): KubernetesObject {
  return spec === object['spec'] ? object : { ...object, spec };
}

function specOf(object: KubernetesObject): ServiceSpec {
  return (object['spec'] ?? {}) as ServiceSpec;
}

/** A client that knows only clusterIP changes that alone: clusterIPs follows. */
function withChangedIp(after: ServiceSpec, before: ServiceSpec): ServiceSpec {
  const { clusterIP = '', clusterIPs = [] } = after;
  if (clusterIP === before.clusterIP || !isEqual(clusterIPs, before.clusterIPs ?? [])) {
    return after;
  }
  const { clusterIPs: _former, ...rest } = after;
  return clusterIP === '' ? rest : { ...rest, clusterIPs: [clusterIP, ...clusterIPs.slice(1)] };
}

/** clusterIP and the first of clusterIPs are one. */
function withMirroredIps(spec: ServiceSpec): ServiceSpec {
  const [first] = spec.clusterIPs ?? [];
  if (spec.clusterIP && first === undefined) {
    return { ...spec, clusterIPs: [spec.clusterIP] };
  }
  return !spec.clusterIP && first !== undefined ? { ...spec, clusterIP: first } : spec;
}
