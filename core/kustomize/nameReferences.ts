// The places that follow a name when a build changes it: those that kustomize knows, no others.
// https://github.com/kubernetes-sigs/kustomize/blob/master/examples/transformerconfigs/README.md

import { isFields } from '../json.js';
import { podPlaceOf } from '../kubernetes/podTemplate.js';
import type { FieldPath } from '../validation/fieldError.js';

/** A place that names objects. */
export interface NamePlace {
  /** Kinds of what is named. */
  readonly to: readonly string[];
  /** A text, or a mapping with `name` and `namespace`. */
  readonly path: FieldPath;
}

interface Pattern {
  readonly to: readonly string[];
  /** Lists on the way count with all their items. */
  readonly steps: readonly string[];
}

/** In the spec of pods. */
const ofPods: readonly Pattern[] = [
  ...['containers', 'initContainers'].flatMap(list => [
    pattern('ConfigMap', `${list}/env/valueFrom/configMapKeyRef/name`),
    pattern('ConfigMap', `${list}/envFrom/configMapRef/name`),
    pattern('Secret', `${list}/env/valueFrom/secretKeyRef/name`),
    pattern('Secret', `${list}/envFrom/secretRef/name`),
  ]),
  pattern('ConfigMap', 'volumes/configMap/name'),
  pattern('ConfigMap', 'volumes/projected/sources/configMap/name'),
  pattern('Secret', 'volumes/secret/secretName'),
  pattern('Secret', 'volumes/projected/sources/secret/name'),
  pattern('Secret', 'imagePullSecrets/name'),
];
const ofMostPods: readonly Pattern[] = [
  pattern('ServiceAccount', 'serviceAccountName'),
  pattern('PersistentVolumeClaim', 'volumes/persistentVolumeClaim/claimName'),
  pattern('PriorityClass', 'priorityClassName'),
];

/** By kind; those of pods stand in `podKinds`. */
const ofKinds: Readonly<Record<string, readonly Pattern[]>> = {
  HorizontalPodAutoscaler: [
    pattern('Deployment ReplicationController ReplicaSet StatefulSet', 'spec/scaleTargetRef/name'),
  ],
  Node: [pattern('ConfigMap', 'spec/configSource/configMap')],
  Role: [pattern('ConfigMap Secret', 'rules/resourceNames')],
  ClusterRole: [pattern('ConfigMap Secret PersistentVolume', 'rules/resourceNames')],
  RoleBinding: [pattern('Role ClusterRole', 'roleRef/name'), pattern('ServiceAccount', 'subjects')],
  ClusterRoleBinding: [
    pattern('ClusterRole', 'roleRef/name'),
    pattern('ServiceAccount', 'subjects'),
  ],
  Ingress: [
    annotation('ConfigMap', 'nginx.ingress.kubernetes.io/fastcgi-params-configmap'),
    annotation('Secret', 'ingress.kubernetes.io/auth-secret'),
    annotation('Secret', 'nginx.ingress.kubernetes.io/auth-secret'),
    annotation('Secret', 'nginx.ingress.kubernetes.io/auth-tls-secret'),
    pattern('Secret', 'spec/tls/secretName'),
    pattern('Service', 'spec/rules/http/paths/backend/serviceName'),
    pattern('Service', 'spec/backend/serviceName'),
    pattern('Service', 'spec/rules/http/paths/backend/service/name'),
    pattern('Service', 'spec/defaultBackend/service/name'),
    pattern('IngressClass', 'spec/ingressClassName'),
  ],
  ServiceAccount: [pattern('Secret', 'imagePullSecrets/name')],
  StorageClass: ['secretName', 'adminSecretName', 'userSecretName', 'secretRef'].map(field =>
    pattern('Secret', `parameters/${field}`),
  ),
  PersistentVolume: [
    pattern('Secret', 'spec/azureFile/secretName'),
    pattern('StorageClass', 'spec/storageClassName'),
  ],
  PersistentVolumeClaim: [
    pattern('PersistentVolume', 'spec/volumeName'),
    pattern('StorageClass', 'spec/storageClassName'),
  ],
  StatefulSet: [
    pattern('Service', 'spec/serviceName'),
    pattern('StorageClass', 'spec/volumeClaimTemplates/spec/storageClassName'),
  ],
  APIService: [pattern('Service', 'spec/service/name')],
  ValidatingWebhookConfiguration: [pattern('Service', 'webhooks/clientConfig/service')],
  MutatingWebhookConfiguration: [pattern('Service', 'webhooks/clientConfig/service')],
};

const podKinds: Readonly<Record<string, readonly Pattern[]>> = {
  ...Object.fromEntries(
    ['Pod', 'Deployment', 'DaemonSet', 'StatefulSet', 'Job', 'CronJob'].map(kind => [
      kind,
      [...ofPods, ...ofMostPods],
    ]),
  ),
  ReplicaSet: ofPods,
  ReplicationController: ofMostPods,
};

/** The places of an object that name others. */
export function namePlacesOf(apiVersion: string, kind: string, value: unknown): NamePlace[] {
  const specPath = podPlaceOf(apiVersion, kind)?.specPath ?? [];
  const inPods = (podKinds[kind] ?? []).map(({ to, steps }) => ({
    to,
    steps: [...specPath, ...steps],
  }));
  return [...(ofKinds[kind] ?? []), ...inPods].flatMap(({ to, steps }) =>
    pathsTo(value, steps, []).map(path => ({ to, path })),
  );
}

function pathsTo(value: unknown, steps: readonly string[], at: FieldPath): FieldPath[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => pathsTo(item, steps, [...at, index]));
  }
  const [step, ...rest] = steps;
  if (step === undefined) {
    return value === undefined || value === null ? [] : [at];
  }
  return isFields(value) ? pathsTo(value[step], rest, [...at, step]) : [];
}

function pattern(to: string, path: string): Pattern {
  return { to: to.split(' '), steps: path.split('/') };
}

function annotation(to: string, name: string): Pattern {
  return { to: [to], steps: ['metadata', 'annotations', name] };
}
