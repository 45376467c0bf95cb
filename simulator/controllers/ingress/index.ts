// An ingress controller, simulated: Ingresses of a class it serves get its address. Addon `ingress`.
// https://kubernetes.io/docs/concepts/services-networking/ingress-controllers/

import type { Ingress, IngressClass } from '../../../schemas/built/types.js';
import { hasAddon } from '../../addons.js';
import type { Cluster, Controller, ControllerFactory } from '../../kernel/types.js';
import { getByKey, keyOf, ownKey } from '../common/keys.js';

const groupKind = 'networking.k8s.io/Ingress';
const classKind = 'networking.k8s.io/IngressClass';
const address = '198.19.255.1';

const watches: Controller['watches'] = {
  [groupKind]: ownKey,
  [classKind]: (_change, cluster) => cluster.list<Ingress>(groupKind).map(keyOf),
};

/** Without the addon, Ingresses have no address. */
export const ingressController: ControllerFactory = ({ clusterFile }) => ({
  name: 'ingress-controller',
  watches: hasAddon(clusterFile, 'ingress') ? watches : {},
  reconcile(cluster, key) {
    const ingress = getByKey<Ingress>(cluster, groupKind, key);
    if (ingress === undefined || ingress.metadata.deletionTimestamp !== undefined) {
      return undefined;
    }
    const has = (ingress.status?.loadBalancer?.ingress ?? []).length > 0;
    if (!has && isServed(cluster, ingress)) {
      const status = { ...ingress.status, loadBalancer: { ingress: [{ ip: address }] } };
      const served = cluster.updateStatus<Ingress>({ ...ingress, status });
      cluster.event(served, {
        type: 'Normal',
        reason: 'Sync',
        message: 'Scheduled for sync',
      });
    }
    return undefined;
  },
});

/** Any class that exists is served, and Ingresses that name none. */
function isServed(cluster: Cluster, ingress: Ingress): boolean {
  const name = ingress.spec?.ingressClassName;
  return name === undefined || cluster.get<IngressClass>(classKind, '', name) !== undefined;
}
