// What the API server fills in: the defaults of every kind, for hovers, for the rules and for the simulated server.
import type { KubernetesObject, ObjectMeta } from '../kubernetes/object.js';
import { defaultAutoscaler, defaultAutoscalerV1 } from './kinds/autoscaling.js';
import { defaultCronJob, defaultJob } from './kinds/batch.js';
import * as cluster from './kinds/cluster.js';
import { defaultResourceClaim, defaultResourceClaimTemplate } from './kinds/resourceClaim.js';
import { defaultEndpointSlice, defaultEndpoints, defaultService } from './kinds/service.js';
import * as storage from './kinds/storage.js';
import * as workloads from './kinds/workloads.js';
import { defaultPodSpec, defaultTemplate, withoutInitAnnotations } from './podSpec.js';
import { withDefaults, withField, withSpec } from './sharing.js';

/**
 * The object with everything the server adds by itself before admission. Unchanged parts are shared with the
 * input, which is never written to; the input itself comes back where nothing is added. Kinds without defaults
 * and custom resources come back as they are.
 */
export function applyDefaults<T extends KubernetesObject>(object: T): T {
  const defaulting = defaultings[`${object.apiVersion}/${object.kind}`];
  return defaulting === undefined ? object : (defaulting(object as never) as unknown as T);
}

type Defaulting = (object: never) => object;

const defaultings: { readonly [kind: string]: Defaulting | undefined } = {
  'v1/Pod': pod => {
    const kept = withField(pod as PodShape, 'metadata', withoutInitAnnotations);
    return withSpec(kept, defaultPodSpec as never);
  },
  'v1/PodTemplate': template =>
    withField(
      withDefaults(template as TemplateShape, { template: {} }),
      'template',
      defaultTemplate as never,
    ),
  'v1/Service': defaultService,
  'v1/Endpoints': defaultEndpoints,
  'v1/Secret': cluster.defaultSecret,
  'v1/Namespace': cluster.defaultNamespace,
  'v1/LimitRange': cluster.defaultLimitRange,
  'v1/ResourceQuota': cluster.defaultResourceQuota,
  'v1/PersistentVolume': storage.defaultPersistentVolume,
  'v1/PersistentVolumeClaim': storage.defaultPersistentVolumeClaim,
  'v1/ReplicationController': workloads.defaultReplicationController,
  'apps/v1/Deployment': workloads.defaultDeployment,
  'apps/v1/ReplicaSet': workloads.defaultReplicaSet,
  'apps/v1/StatefulSet': workloads.defaultStatefulSet,
  'apps/v1/DaemonSet': workloads.defaultDaemonSet,
  'batch/v1/Job': defaultJob,
  'batch/v1/CronJob': defaultCronJob,
  'autoscaling/v2/HorizontalPodAutoscaler': defaultAutoscaler,
  'autoscaling/v1/HorizontalPodAutoscaler': defaultAutoscalerV1,
  'networking.k8s.io/v1/NetworkPolicy': cluster.defaultNetworkPolicy,
  'networking.k8s.io/v1/IngressClass': cluster.defaultIngressClass,
  'discovery.k8s.io/v1/EndpointSlice': defaultEndpointSlice,
  'rbac.authorization.k8s.io/v1/Role': cluster.defaultRole,
  'rbac.authorization.k8s.io/v1/ClusterRole': cluster.defaultRole,
  'rbac.authorization.k8s.io/v1/RoleBinding': cluster.defaultRoleBinding,
  'rbac.authorization.k8s.io/v1/ClusterRoleBinding': cluster.defaultRoleBinding,
  'resource.k8s.io/v1/ResourceClaim': defaultResourceClaim,
  'resource.k8s.io/v1/ResourceClaimTemplate': defaultResourceClaimTemplate,
  'storage.k8s.io/v1/StorageClass': storage.defaultStorageClass,
  'storage.k8s.io/v1/CSIDriver': storage.defaultCsiDriver,
  'scheduling.k8s.io/v1/PriorityClass': cluster.defaultPriorityClass,
  'apiregistration.k8s.io/v1/APIService': cluster.defaultApiService,
  'apiextensions.k8s.io/v1/CustomResourceDefinition': cluster.defaultDefinition,
  'admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy': cluster.defaultAdmissionPolicy,
  'admissionregistration.k8s.io/v1/MutatingAdmissionPolicy': cluster.defaultAdmissionPolicy,
  'admissionregistration.k8s.io/v1/MutatingWebhookConfiguration': cluster.defaultWebhooks,
  'admissionregistration.k8s.io/v1/ValidatingWebhookConfiguration': cluster.defaultWebhooks,
};

interface PodShape {
  readonly metadata?: ObjectMeta;
  readonly spec?: object;
}

interface TemplateShape {
  readonly template?: object;
}
