// A cloud's Service controller, simulated: Services of type LoadBalancer get an address. Addon `loadBalancer`.
// https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer

import type { Service } from '../../../schemas/built/types.js';
import { hasAddon } from '../../addons.js';
import type { Cluster, Controller, ControllerFactory } from '../../kernel/types.js';
import { getByKey, ownKey } from '../common/keys.js';

const finalizer = 'service.kubernetes.io/load-balancer-cleanup';
/** 198.18.0.0/15 is set aside for tests (RFC 2544). */
const addresses = 2 ** 17 - 2;

const watches: Controller['watches'] = { Service: ownKey };

/** Without the addon, Services stay pending, as on a cluster without a cloud. */
export const loadBalancerController: ControllerFactory = ({ clusterFile }) => {
  const isOn = hasAddon(clusterFile, 'loadBalancer');
  const taken = new Map<string, number>();
  return {
    name: 'service-controller',
    watches: isOn ? watches : {},
    reconcile(cluster, key) {
      const service = getByKey<Service>(cluster, 'Service', key);
      if (service === undefined) {
        taken.delete(key);
        return undefined;
      }
      const wants =
        service.spec?.type === 'LoadBalancer' &&
        service.spec.loadBalancerClass === undefined &&
        service.metadata.deletionTimestamp === undefined;
      if (wants) {
        ensure(cluster, service, addressFor(key, taken));
      } else {
        release(cluster, service);
      }
      return undefined;
    },
  };
};

function ensure(cluster: Cluster, service: Service, ip: string): void {
  const finalizers = service.metadata.finalizers ?? [];
  if ((service.status?.loadBalancer?.ingress ?? []).length > 0) {
    return;
  }
  const say = (reason: string, message: string): void =>
    cluster.event(service, { type: 'Normal', reason, message });
  say('EnsuringLoadBalancer', 'Ensuring load balancer');
  const held = finalizers.includes(finalizer)
    ? service
    : cluster.update<Service>({
        ...service,
        metadata: { ...service.metadata, finalizers: [...finalizers, finalizer] },
      });
  const ingress = [{ ip: service.spec?.loadBalancerIP ?? ip, ipMode: 'VIP' }];
  cluster.updateStatus<Service>({ ...held, status: { ...held.status, loadBalancer: { ingress } } });
  say('EnsuredLoadBalancer', 'Ensured load balancer');
}

function release(cluster: Cluster, service: Service): void {
  const finalizers = service.metadata.finalizers ?? [];
  if (!finalizers.includes(finalizer)) {
    return;
  }
  const cleared = cluster.updateStatus<Service>({
    ...service,
    status: { ...service.status, loadBalancer: {} },
  });
  const { finalizers: _held, ...metadata } = cleared.metadata;
  const others = finalizers.filter(name => name !== finalizer);
  const kept = others.length === 0 ? {} : { finalizers: others };
  cluster.update<Service>({ ...cleared, metadata: { ...metadata, ...kept } });
}

/** Each Service keeps its address; the lowest free one is next. */
function addressFor(key: string, taken: Map<string, number>): string {
  let number = taken.get(key);
  if (number === undefined) {
    const used = new Set(taken.values());
    number = 1;
    while (used.has(number) && number < addresses) {
      number++;
    }
    taken.set(key, number);
  }
  return `198.${18 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`;
}
