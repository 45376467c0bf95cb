// The Endpoints controller: the older, single-object form of a Service's endpoints, kept for those who still read it.

import { matchesLabels } from '../../../core/kubernetes/selector.js';
import type { Endpoints, Pod, Service } from '../../../schemas/built/types.js';
import { isEqual } from '../../api/equal.js';
import type { Cluster, Controller, ControllerFactory } from '../../kernel/types.js';
import { hasManagedEndpoints, podsOfService, ServiceIndex } from '../../network/serviceMembers.js';
import { inSteps, looksPerStep, type Steps } from '../common/inSteps.js';
import { getByKey, keyOf, parseKey } from '../common/keys.js';
import { Contributions } from './contributions.js';
import { contributionOf, type toSubsets } from './subsets.js';

const managedByLabel = 'endpoints.kubernetes.io/managed-by';
const headlessLabel = 'service.kubernetes.io/headless';
const triggerTime = 'endpoints.kubernetes.io/last-change-trigger-time';
const overCapacity = 'endpoints.kubernetes.io/over-capacity';
const none: readonly string[] = [];

interface Memory {
  readonly uid: string;
  readonly spec: Service['spec'];
  readonly changed: Set<string>;
  readonly contributions: Contributions;
}

/** One controller per simulation. */
export const endpointsController: ControllerFactory = () => createController();

function createController(): Controller {
  const services = new Map<string, Memory>();
  const index = new ServiceIndex();
  return {
    name: 'endpoint-controller',
    watches: {
      Service: change => {
        const { type, object, previous } = change;
        index.onService(change);
        const key = keyOf(object);
        if (type === 'DELETED') {
          services.delete(key);
          return [key];
        }
        const sameSpec = previous !== undefined && previous['spec'] === object['spec'];
        return sameSpec && previous.metadata.labels === object.metadata.labels ? none : [key];
      },
      Pod: change => {
        const keys = index.concernedBy(change);
        for (const key of keys) {
          services.get(key)?.changed.add(keyOf(change.object));
        }
        return keys;
      },
      Endpoints: ({ type, object }) =>
        type === 'DELETED' && services.has(keyOf(object)) ? [keyOf(object)] : none,
    },
    reconcile: (cluster, key) => inSteps(reconcile(cluster, key, services)),
  };
}

function* reconcile(
  cluster: Cluster,
  key: string,
  services: Map<string, Memory>,
): Steps<undefined> {
  const service = getByKey<Service>(cluster, 'Service', key);
  const { namespace, name } = parseKey(key);
  const stored = cluster.get<Endpoints>('Endpoints', namespace, name);
  if (service === undefined) {
    if (stored !== undefined) {
      cluster.delete('Endpoints', { namespace, name });
    }
    return;
  }
  if (!hasManagedEndpoints(service) || service.metadata.deletionTimestamp !== undefined) {
    return;
  }
  const contributions = yield* contributionsOf(cluster, key, service, services);
  write(cluster, service, stored, contributions.subsets());
}

/** All of them after the Service changed, else those of the pods that changed. */
function* contributionsOf(
  cluster: Cluster,
  key: string,
  service: Service,
  services: Map<string, Memory>,
): Steps<Contributions> {
  const known = services.get(key);
  const isKnown = known?.uid === service.metadata.uid && known?.spec === service.spec;
  const memory: Memory =
    known !== undefined && isKnown
      ? known
      : {
          uid: service.metadata.uid ?? '',
          spec: service.spec,
          changed: new Set(podsOfService(cluster, service).map(keyOf)),
          contributions: new Contributions(),
        };
  services.set(key, memory);
  const selector = service.spec?.selector ?? {};
  let looked = 0;
  for (const podKey of memory.changed) {
    const pod = getByKey<Pod>(cluster, 'Pod', podKey);
    const contribution =
      pod !== undefined && matchesLabels(selector, pod.metadata.labels)
        ? contributionOf(pod, service, memory.contributions.of(podKey))
        : undefined;
    memory.contributions.set(podKey, contribution);
    memory.changed.delete(podKey);
    if (++looked % looksPerStep === 0) {
      yield undefined;
    }
  }
  return memory.contributions;
}

function write(
  cluster: Cluster,
  service: Service,
  stored: Endpoints | undefined,
  { subsets, truncated }: ReturnType<typeof toSubsets>,
): void {
  const labels = labelsOf(service);
  const isSame =
    stored !== undefined &&
    isEqual(stored.subsets ?? [], subsets) &&
    isEqual(stored.metadata.labels ?? {}, labels);
  if (isSame) {
    return;
  }
  const { [overCapacity]: _was, ...others } = stored?.metadata.annotations ?? {};
  const annotations = {
    ...others,
    [triggerTime]: cluster.timestamp,
    ...(truncated ? { [overCapacity]: 'truncated' } : {}),
  };
  const { name = '', namespace = '' } = service.metadata;
  const base = stored ?? { apiVersion: 'v1', kind: 'Endpoints', metadata: { name, namespace } };
  const next: Endpoints = {
    ...base,
    metadata: { ...base.metadata, labels, annotations },
    ...(subsets.length === 0 ? {} : { subsets }),
  };
  if (stored === undefined) {
    cluster.create<Endpoints>(next);
  } else {
    cluster.update<Endpoints>(subsets.length === 0 ? withoutSubsets(next) : next);
  }
}

function withoutSubsets(endpoints: Endpoints): Endpoints {
  const { subsets: _gone, ...others } = endpoints;
  return others as Endpoints;
}

function labelsOf(service: Service): Readonly<Record<string, string>> {
  const { [headlessLabel]: _reserved, ...own } = service.metadata.labels ?? {};
  return {
    ...own,
    [managedByLabel]: 'endpoint-controller',
    ...(service.spec?.clusterIP === 'None' ? { [headlessLabel]: '' } : {}),
  };
}
