/**
 * Completion: words that controllers agree on
 *
 * Provisioners, ingress controllers, finalizers and usual shares of pods; hosts of an Ingress in its certificates.
 *
 *     provisioner: $0      →      provisioner: ebs.csi.aws.com
 */
import { CompletionItemKind } from 'vscode-languageserver-types';
import { isValue, itemsIn, pathWords } from '../completionPlace.js';
import { stringText } from '../scalarText.js';
import type { CompletionContext, Proposal } from './types.js';

type Words = readonly (readonly [string, string])[];

const provisioners: Words = [
  ['kubernetes.io/no-provisioner', 'volumes are made by hand'],
  ['ebs.csi.aws.com', 'AWS EBS'],
  ['efs.csi.aws.com', 'AWS EFS'],
  ['pd.csi.storage.gke.io', 'Google persistent disk'],
  ['filestore.csi.storage.gke.io', 'Google Filestore'],
  ['disk.csi.azure.com', 'Azure disk'],
  ['file.csi.azure.com', 'Azure files'],
  ['csi.vsphere.vmware.com', 'vSphere'],
  ['cinder.csi.openstack.org', 'OpenStack Cinder'],
  ['rancher.io/local-path', 'local directories: k3s, kind'],
  ['k8s.io/minikube-hostpath', 'minikube'],
  ['driver.longhorn.io', 'Longhorn'],
  ['rook-ceph.rbd.csi.ceph.com', 'Rook, Ceph block devices'],
  ['rook-ceph.cephfs.csi.ceph.com', 'Rook, CephFS'],
  ['nfs.csi.k8s.io', 'NFS'],
  ['hostpath.csi.k8s.io', 'for tests'],
];

const ingressControllers: Words = [
  ['k8s.io/ingress-nginx', 'ingress-nginx'],
  ['traefik.io/ingress-controller', 'Traefik'],
  ['ingress.k8s.aws/alb', 'AWS Load Balancer Controller'],
  ['haproxy-ingress.github.io/controller', 'HAProxy Ingress'],
  ['ingress-controllers.konghq.com/kong', 'Kong'],
  ['projectcontour.io/contour', 'Contour'],
  ['cilium.io/ingress-controller', 'Cilium'],
  ['azure/application-gateway', 'Azure Application Gateway'],
  ['nginx.org/ingress-controller', 'NGINX Inc.'],
];

const finalizers: Readonly<Record<string, Words>> = {
  PersistentVolumeClaim: [['kubernetes.io/pvc-protection', 'stays while a pod uses it']],
  PersistentVolume: [
    ['kubernetes.io/pv-protection', 'stays while a claim has it'],
    ['external-provisioner.volume.kubernetes.io/finalizer', 'stays until the storage is gone'],
  ],
  Service: [['service.kubernetes.io/load-balancer-cleanup', 'stays until the balancer is gone']],
  Job: [['batch.kubernetes.io/job-tracking', 'pods stay until they are counted']],
};

const shares: Words = [
  ['1', 'one pod at a time'],
  ['25%', 'a quarter of the pods'],
  ['50%', 'half of the pods'],
];

const everywhere: Words = [
  ['foregroundDeletion', 'goes after what it owns'],
  ['orphan', 'what it owns stays'],
];

/** Proposes the words of a place. */
export function wellKnownWords(context: CompletionContext): readonly Proposal[] {
  return isValue(context)
    ? wordsAt(context).map(([label, detail], rank) => ({
        label,
        kind: CompletionItemKind.Constant,
        text: /^\d+$/.test(label) ? label : stringText(label),
        rank: 300 + rank,
        detail,
      }))
    : [];
}

function wordsAt(context: CompletionContext): Words {
  const kind = context.object.kind ?? '';
  switch (`${kind} ${pathWords(context.path)}`) {
    case 'StorageClass provisioner':
      return provisioners;
    case 'CSIDriver metadata.name':
    case 'PersistentVolume spec.csi.driver':
    case 'VolumeAttributesClass driverName':
      return provisioners.filter(([name]) => !name.includes('/'));
    case 'PodDisruptionBudget spec.maxUnavailable':
    case 'PodDisruptionBudget spec.minAvailable':
    case 'Deployment spec.strategy.rollingUpdate.maxSurge':
    case 'Deployment spec.strategy.rollingUpdate.maxUnavailable':
    case 'DaemonSet spec.updateStrategy.rollingUpdate.maxUnavailable':
      return shares;
    case 'Ingress spec.rules[].http.paths[].path':
      return [['/', 'everything']];
    case 'IngressClass spec.controller':
      return ingressControllers;
    case 'Ingress spec.tls[].hosts[]':
      return itemsIn(context, ['spec', 'rules']).flatMap(({ host }) =>
        typeof host === 'string' ? [[host, 'host of a rule'] as const] : [],
      );
    case `${kind} metadata.finalizers[]`:
      return [...(finalizers[kind] ?? []), ...everywhere];
    default:
      return [];
  }
}
