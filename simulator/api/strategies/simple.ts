// Kinds whose strategy is no more than a status of their own and a generation.

import type { GroupKind } from '../../kernel/types.js';
import { isEqual } from '../equal.js';
import { user } from '../user.js';
import type { Strategy } from './strategy.js';

const counted: Strategy = { generation: true };
const separate: Strategy = { status: 'separate', initialStatus: () => ({}) };

function withStatus(status: object): Strategy {
  return { status: 'separate', initialStatus: () => status };
}

function countedWithStatus(status: object): Strategy {
  return { ...withStatus(status), generation: true };
}

export const simpleStrategies: { readonly [groupKind: GroupKind]: Strategy } = {
  Namespace: {
    ...withStatus({ phase: 'Active' }),
    prepareForCreate(object) {
      const labels = {
        ...object.metadata.labels,
        'kubernetes.io/metadata.name': object.metadata.name ?? '',
      };
      const spec = { ...(object['spec'] as object | undefined), finalizers: ['kubernetes'] };
      return { ...object, metadata: { ...object.metadata, labels }, spec };
    },
    prepareForUpdate(object, previous) {
      const { finalizers } = (previous['spec'] ?? {}) as { readonly finalizers?: unknown };
      return { ...object, spec: { ...(object['spec'] as object | undefined), finalizers } };
    },
  },
  PersistentVolume: {
    status: 'separate',
    initialStatus: (_, view) => ({ phase: 'Pending', lastPhaseTransitionTime: view.timestamp }),
  },
  PersistentVolumeClaim: withStatus({ phase: 'Pending' }),
  ReplicationController: { ...countedWithStatus({ replicas: 0 }), orphansByDefault: true },
  ResourceQuota: separate,
  'apps/Deployment': {
    ...countedWithStatus({}),
    countsForGeneration: (object, previous) =>
      !isEqual(object.metadata.annotations ?? {}, previous.metadata.annotations ?? {}),
  },
  'apps/ReplicaSet': countedWithStatus({ replicas: 0 }),
  'autoscaling/HorizontalPodAutoscaler': withStatus({ desiredReplicas: 0, currentMetrics: null }),
  'batch/CronJob': countedWithStatus({}),
  'certificates.k8s.io/CertificateSigningRequest': {
    ...separate,
    prepareForCreate: object => ({
      ...object,
      spec: { ...(object['spec'] as object | undefined), ...user },
    }),
  },
  'apiregistration.k8s.io/APIService': separate,
  'discovery.k8s.io/EndpointSlice': counted,
  'networking.k8s.io/Ingress': countedWithStatus({ loadBalancer: {} }),
  'networking.k8s.io/IngressClass': counted,
  'networking.k8s.io/NetworkPolicy': counted,
  'policy/PodDisruptionBudget': countedWithStatus({
    disruptionsAllowed: 0,
    currentHealthy: 0,
    desiredHealthy: 0,
    expectedPods: 0,
  }),
  'scheduling.k8s.io/PriorityClass': counted,
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy': countedWithStatus({}),
  'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding': counted,
  'admissionregistration.k8s.io/MutatingAdmissionPolicy': counted,
  'admissionregistration.k8s.io/MutatingAdmissionPolicyBinding': counted,
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration': counted,
  'admissionregistration.k8s.io/MutatingWebhookConfiguration': counted,
  'flowcontrol.apiserver.k8s.io/FlowSchema': countedWithStatus({}),
  'flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration': countedWithStatus({}),
  'resource.k8s.io/DeviceClass': counted,
  'resource.k8s.io/ResourceClaim': separate,
};
