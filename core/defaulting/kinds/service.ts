// Defaults of Services, Endpoints and EndpointSlices, without what the server allocates.
import type {
  EndpointSlice,
  Endpoints,
  Service,
  ServiceSpec,
} from '../../../schemas/built/types.js';
import {
  eachItem,
  withDefaults,
  withDefaultsForZero,
  withField,
  withoutField,
  withSpec,
} from '../sharing.js';

/** A Service with its defaults. IP families, addresses and node ports are allocated when it is stored. */
export function defaultService(service: Service): Service {
  return withSpec(service, defaultSpec);
}

/** Endpoints with their defaults. */
export function defaultEndpoints(endpoints: Endpoints): Endpoints {
  return withField(endpoints, 'subsets', subsets =>
    eachItem(subsets, subset =>
      withField(subset, 'ports', ports =>
        eachItem(ports, port => withDefaultsForZero(port, { protocol: 'TCP' })),
      ),
    ),
  );
}

/** An EndpointSlice with its defaults. */
export function defaultEndpointSlice(slice: EndpointSlice): EndpointSlice {
  return withField(slice, 'ports', ports =>
    eachItem(ports, port => withDefaults(port, { name: '', protocol: 'TCP' })),
  );
}

function defaultSpec(spec: ServiceSpec): ServiceSpec {
  const typed = withDefaultsForZero(spec, { sessionAffinity: 'None', type: 'ClusterIP' });
  const withAffinity = defaultAffinity(typed);
  const withPorts = withField(withAffinity, 'ports', ports =>
    eachItem(ports, port => {
      const named = withDefaultsForZero(port, { protocol: 'TCP' });
      return withDefaultsForZero(named, { targetPort: named.port });
    }),
  );
  return defaultPolicies(withPorts);
}

function defaultAffinity(spec: ServiceSpec): ServiceSpec {
  if (spec.sessionAffinity === 'None') {
    return withoutField(spec, 'sessionAffinityConfig');
  }
  const isTimed = spec.sessionAffinityConfig?.clientIP?.timeoutSeconds !== undefined;
  return spec.sessionAffinity !== 'ClientIP' || isTimed
    ? spec
    : { ...spec, sessionAffinityConfig: { clientIP: { timeoutSeconds: 10800 } } };
}

function defaultPolicies(spec: ServiceSpec): ServiceSpec {
  const isBalanced = spec.type === 'LoadBalancer';
  const hasNodePorts = isBalanced || spec.type === 'NodePort';
  const isExternal =
    hasNodePorts || (spec.type === 'ClusterIP' && (spec.externalIPs ?? []).length > 0);
  const isInternal = hasNodePorts || spec.type === 'ClusterIP';
  const routed = isExternal
    ? withDefaultsForZero(spec, { externalTrafficPolicy: 'Cluster' })
    : spec;
  return withDefaults(routed, {
    internalTrafficPolicy: isInternal ? 'Cluster' : undefined,
    allocateLoadBalancerNodePorts: isBalanced ? true : undefined,
  });
}
