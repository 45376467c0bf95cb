// EndpointSlice objects of the controller: made, read back, brought up to date.

import type { EndpointSlice, Service } from '../../../schemas/built/types.js';
import { isEqual } from '../../api/equal.js';
import { serviceNameLabel } from '../../network/names.js';
import { controllerReference } from '../common/ownership.js';
import type { SliceState } from './planSlices.js';

export const managedByLabel = 'endpointslice.kubernetes.io/managed-by';
export const managedBy = 'endpointslice-controller.k8s.io';
const headlessLabel = 'service.kubernetes.io/headless';
const triggerTime = 'endpoints.kubernetes.io/last-change-trigger-time';

/** A new slice of a Service. */
export function sliceObject(service: Service, slice: SliceState, timestamp: string): EndpointSlice {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      generateName: `${service.metadata.name}-`,
      namespace: service.metadata.namespace ?? '',
      labels: labelsOf(service),
      ...(slice.endpoints.size === 0 ? {} : { annotations: { [triggerTime]: timestamp } }),
      ownerReferences: [controllerReference(service)],
    },
    addressType: addressTypeOf(service),
    ...contentOf(slice),
  };
}

/** The stored slice with what it is to hold; the same object where nothing differs. */
export function updatedSlice(
  stored: EndpointSlice,
  service: Service,
  slice: SliceState,
  timestamp: string,
): EndpointSlice {
  const labels = labelsOf(service);
  const content = contentOf(slice);
  const isSame =
    isEqual(stored.endpoints ?? [], content.endpoints) &&
    isEqual(stored.ports ?? [], content.ports ?? []) &&
    isEqual(stored.metadata.labels ?? {}, labels);
  if (isSame) {
    return stored;
  }
  const annotations = { ...stored.metadata.annotations, [triggerTime]: timestamp };
  return { ...stored, metadata: { ...stored.metadata, labels, annotations }, ...content };
}

/** The family of the addresses in a Service's slices. */
export function addressTypeOf(service: Service): string {
  return service.spec?.ipFamilies?.[0] ?? 'IPv4';
}

/** A stored slice as the controller keeps it. */
export function readSlice(stored: EndpointSlice): SliceState {
  const { namespace } = stored.metadata;
  const ports = stored.ports ?? [];
  return {
    name: stored.metadata.name,
    portKey: (stored.endpoints ?? []).length === 0 ? '' : JSON.stringify(ports),
    ports,
    endpoints: new Map(
      (stored.endpoints ?? []).map(endpoint => [
        `${endpoint.targetRef?.namespace ?? namespace}/${endpoint.targetRef?.name}`,
        endpoint,
      ]),
    ),
  };
}

/** The server keeps an empty list of ports as null. */
function contentOf(slice: SliceState): Pick<EndpointSlice, 'endpoints' | 'ports'> {
  const ports = slice.ports.length === 0 ? (null as unknown as undefined) : slice.ports;
  return { endpoints: [...slice.endpoints.values()], ports } as Pick<
    EndpointSlice,
    'endpoints' | 'ports'
  >;
}

/** The Service's own labels, and those that tell whose slice it is. */
function labelsOf(service: Service): Readonly<Record<string, string>> {
  const reserved = [serviceNameLabel, managedByLabel, headlessLabel];
  const own = Object.entries(service.metadata.labels ?? {}).filter(
    ([key]) => !reserved.includes(key),
  );
  return {
    ...Object.fromEntries(own),
    [managedByLabel]: managedBy,
    [serviceNameLabel]: service.metadata.name ?? '',
    ...(service.spec?.clusterIP === 'None' ? { [headlessLabel]: '' } : {}),
  };
}
