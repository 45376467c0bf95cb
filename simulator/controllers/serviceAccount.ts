/**
 * The ServiceAccount controller: every active namespace has an account named `default`.
 *
 *     namespace shop appears  ->  serviceaccount/default in shop
 */
import type { ControllerFactory } from '../kernel/types.js';
import { isActiveNamespace } from './namespace/isActive.js';

const accountName = 'default';

export const serviceAccountController: ControllerFactory = () => ({
  name: 'serviceaccount-controller',
  watches: {
    Namespace: change => (change.type === 'DELETED' ? [] : [change.object.metadata.name ?? '']),
    ServiceAccount: change =>
      change.type === 'DELETED' && change.object.metadata.name === accountName
        ? [change.object.metadata.namespace ?? '']
        : [],
  },
  reconcile(cluster, namespace) {
    const isMissing = cluster.get('ServiceAccount', namespace, accountName) === undefined;
    if (isMissing && isActiveNamespace(cluster, namespace)) {
      const metadata = { name: accountName, namespace };
      cluster.create({ apiVersion: 'v1', kind: 'ServiceAccount', metadata });
    }
    return undefined;
  },
});
