/**
 * The root certificate publisher: every active namespace has the cluster's certificate authority as a ConfigMap, which
 * the token volume of each pod mounts.
 *
 *     namespace shop appears  ->  configmap/kube-root-ca.crt in shop
 */
import type { KubernetesObject } from '../../core/kubernetes/object.js';
import { isEqual } from '../api/equal.js';
import type { ControllerFactory } from '../kernel/types.js';
import { isActiveNamespace } from './namespace/isActive.js';

const configMapName = 'kube-root-ca.crt';

/** No certificate: nothing in the simulation checks one. */
const data = {
  'ca.crt': '-----BEGIN CERTIFICATE-----\nc2ltdWxhdGVk\n-----END CERTIFICATE-----\n',
};

export const rootCertificatePublisher: ControllerFactory = () => ({
  name: 'root-ca-certificate-publisher-controller',
  watches: {
    Namespace: change => (change.type === 'ADDED' ? [change.object.metadata.name ?? ''] : []),
    ConfigMap: change =>
      change.object.metadata.name === configMapName ? [change.object.metadata.namespace ?? ''] : [],
  },
  reconcile(cluster, namespace) {
    if (!isActiveNamespace(cluster, namespace)) {
      return undefined;
    }
    const found = cluster.get('ConfigMap', namespace, configMapName);
    if (found === undefined) {
      cluster.create(configMap(namespace));
    } else if (!isEqual(found['data'], data)) {
      cluster.update({ ...found, data });
    }
    return undefined;
  },
});

function configMap(namespace: string): KubernetesObject {
  const description =
    'Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.';
  const annotations = { 'kubernetes.io/description': description };
  const metadata = { name: configMapName, namespace, annotations };
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata, data };
}
