// The EndpointSlice mirroring controller: Endpoints written by hand, for a Service without a selector, become slices.
// https://kubernetes.io/docs/concepts/services-networking/service/#endpointslice-mirroring

import type {
  Endpoint,
  EndpointAddress,
  EndpointSlice,
  EndpointSubset,
  Endpoints,
  Service,
} from '../../../schemas/built/types.js';
import { isEqual } from '../../api/equal.js';
import { inSliceOrder } from '../../hashing/portOrder.js';
import type { ChangeNotice, Cluster, ControllerFactory } from '../../kernel/types.js';
import { serviceNameLabel } from '../../network/names.js';
import { getByKey, ownKey } from '../common/keys.js';
import { controllerReference } from '../common/ownership.js';
import { repackSubsets } from '../endpoints/repackSubsets.js';

const groupKind = 'discovery.k8s.io/EndpointSlice';
const managedByLabel = 'endpointslice.kubernetes.io/managed-by';
const managedBy = 'endpointslicemirroring-controller.k8s.io';
const skipLabel = 'endpointslice.kubernetes.io/skip-mirror';
const addressesPerSubsetMax = 1000;
const unmirroredAnnotations: ReadonlySet<string> = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  'endpoints.kubernetes.io/last-change-trigger-time',
]);

/** One controller per simulation. */
export const endpointSliceMirroringController: ControllerFactory = () => ({
  name: 'endpoint-slice-mirroring-controller',
  watches: {
    Endpoints: ownKey,
    Service: ownKey,
    [groupKind]: ({ type, object }: ChangeNotice) => {
      const { labels, namespace } = object.metadata;
      return type !== 'ADDED' && labels?.[managedByLabel] === managedBy
        ? [`${namespace}/${labels[serviceNameLabel]}`]
        : [];
    },
  },
  reconcile(cluster, key) {
    const endpoints = getByKey<Endpoints>(cluster, 'Endpoints', key);
    const service = getByKey<Service>(cluster, 'Service', key);
    if (endpoints !== undefined) {
      mirror(cluster, endpoints, isMirrored(endpoints, service) ? slicesFor(endpoints) : []);
    }
    return undefined;
  },
});

/** Only what a person keeps: not the control plane's own, nor leader election records. */
function isMirrored({ metadata }: Endpoints, service: Service | undefined): boolean {
  return (
    service !== undefined &&
    Object.keys(service.spec?.selector ?? {}).length === 0 &&
    metadata.labels?.[skipLabel] !== 'true' &&
    metadata.deletionTimestamp === undefined &&
    metadata.annotations?.['control-plane.alpha.kubernetes.io/leader'] === undefined
  );
}

/** Brings the stored slices to the wanted ones: by ports where they agree, the rest is made or removed. */
function mirror(cluster: Cluster, endpoints: Endpoints, wanted: readonly EndpointSlice[]): void {
  const left = cluster
    .dependents<EndpointSlice>(endpoints.metadata.uid ?? '', groupKind)
    .filter(({ metadata }) => metadata.labels?.[managedByLabel] === managedBy);
  const stored = [...left];
  for (const slice of wanted) {
    const index = stored.findIndex(
      other =>
        other.addressType === slice.addressType && isEqual(other.ports ?? [], slice.ports ?? []),
    );
    const [known] = index < 0 ? [] : stored.splice(index, 1);
    if (known === undefined) {
      cluster.create<EndpointSlice>(slice);
    } else if (!isMirror(known, slice)) {
      cluster.update<EndpointSlice>({
        ...known,
        metadata: { ...known.metadata, labels: slice.metadata.labels, ...annotationsOf(slice) },
        endpoints: slice.endpoints,
      });
    }
  }
  for (const { metadata } of stored) {
    const { namespace = '', name = '' } = metadata;
    cluster.delete(groupKind, { namespace, name });
  }
}

/** Endpoints, labels and annotations are what the Endpoints object says. */
function isMirror(known: EndpointSlice, wanted: EndpointSlice): boolean {
  return (
    isEqual(known.endpoints ?? [], wanted.endpoints ?? []) &&
    isEqual(known.metadata.labels ?? {}, wanted.metadata.labels ?? {}) &&
    isEqual(known.metadata.annotations ?? {}, wanted.metadata.annotations ?? {})
  );
}

function annotationsOf({
  metadata,
}: EndpointSlice): Pick<EndpointSlice['metadata'], 'annotations'> {
  return { annotations: metadata.annotations ?? {} };
}

function slicesFor(endpoints: Endpoints): readonly EndpointSlice[] {
  return repackSubsets(endpoints.subsets ?? []).flatMap(subset =>
    (['IPv4', 'IPv6'] as const).flatMap(family => {
      const mirrored = endpointsOf(subset, family);
      return mirrored.length === 0 ? [] : [toSlice(endpoints, subset, family, mirrored)];
    }),
  );
}

function toSlice(
  endpoints: Endpoints,
  subset: EndpointSubset,
  addressType: string,
  mirrored: readonly Endpoint[],
): EndpointSlice {
  const { name = '', namespace = '', labels, annotations = {} } = endpoints.metadata;
  const kept = Object.entries(annotations).filter(([key]) => !unmirroredAnnotations.has(key));
  const ports = (subset.ports ?? []).map(({ name: portName = '', protocol = 'TCP', ...port }) => ({
    name: portName,
    protocol,
    ...port,
  }));
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      generateName: `${name}-`,
      namespace,
      labels: { ...labels, [managedByLabel]: managedBy, [serviceNameLabel]: name },
      ...(kept.length === 0 ? {} : { annotations: Object.fromEntries(kept) }),
      ownerReferences: [controllerReference(endpoints)],
    },
    addressType,
    endpoints: mirrored,
    // The server keeps an empty list of ports as null.
    ports: ports.length === 0 ? (null as unknown as undefined) : inSliceOrder(ports),
  } as EndpointSlice;
}

function endpointsOf(subset: EndpointSubset, family: 'IPv4' | 'IPv6'): readonly Endpoint[] {
  const isOfFamily = ({ ip }: EndpointAddress): boolean => ip.includes(':') === (family === 'IPv6');
  const toEndpoint =
    (ready: boolean) =>
    ({ ip, hostname, nodeName, targetRef }: EndpointAddress): Endpoint => ({
      addresses: [ip],
      conditions: { ready },
      ...(hostname === undefined ? {} : { hostname }),
      ...(nodeName === undefined ? {} : { nodeName }),
      ...(targetRef === undefined ? {} : { targetRef }),
    });
  return [
    ...(subset.addresses ?? []).filter(isOfFamily).map(toEndpoint(true)),
    ...(subset.notReadyAddresses ?? []).filter(isOfFamily).map(toEndpoint(false)),
  ].slice(0, addressesPerSubsetMax);
}
