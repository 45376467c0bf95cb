// Making and deleting pods on behalf of a controller, with the events that tell of it.
// After pkg/controller/controller_utils.go: RealPodControl.

import type { KubernetesObject, ObjectMeta } from '../../../core/kubernetes/object.js';
import type { Pod, PodTemplateSpec } from '../../../schemas/built/types.js';
import { ApiError } from '../../api/apiError.js';
import type { Cluster } from '../../kernel/types.js';
import { controllerReference } from './ownership.js';

/** What a pod may have beyond its template. */
export interface PodIdentity {
  readonly name?: string;
  readonly generateName?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly finalizers?: readonly string[];
}

/**
 * A pod as the template and its controller want it; it is named `<owner>-` plus chance unless told
 * otherwise.
 */
export function podFromTemplate(
  template: PodTemplateSpec | undefined,
  owner: KubernetesObject,
  identity: PodIdentity = {},
): Pod {
  const { labels, annotations, finalizers } = template?.metadata ?? {};
  const name = identity.name === undefined ? undefined : { name: identity.name };
  const metadata: ObjectMeta = {
    ...(name ?? { generateName: identity.generateName ?? `${owner.metadata.name}-` }),
    namespace: owner.metadata.namespace ?? '',
    ...filled('labels', joined(labels, identity.labels)),
    ...filled('annotations', joined(annotations, identity.annotations)),
    ownerReferences: [controllerReference(owner)],
    ...listed('finalizers', [...(finalizers ?? []), ...(identity.finalizers ?? [])]),
  };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata,
    ...(template?.spec === undefined ? {} : { spec: template.spec }),
  };
}

/** Creates the pod and says so on the owner. Refusals are told by an event, then thrown. */
export function createPod(cluster: Cluster, owner: KubernetesObject, pod: Pod): Pod {
  try {
    const created = cluster.create(pod);
    const message = `Created pod: ${created.metadata.name}`;
    cluster.event(owner, { type: 'Normal', reason: 'SuccessfulCreate', message });
    return created;
  } catch (error) {
    if (error instanceof ApiError && !isNamespaceTerminating(error)) {
      const message = `Error creating: ${error.message}`;
      cluster.event(owner, { type: 'Warning', reason: 'FailedCreate', message });
    }
    throw error;
  }
}

/** Deletes the pod and says so on the owner; a pod that is gone already is no fault. */
export function deletePod(cluster: Cluster, owner: KubernetesObject, pod: Pod): void {
  const { namespace = '', name = '' } = pod.metadata;
  try {
    cluster.delete('Pod', { namespace, name });
    const message = `Deleted pod: ${name}`;
    cluster.event(owner, { type: 'Normal', reason: 'SuccessfulDelete', message });
  } catch (error) {
    if (error instanceof ApiError && error.reason !== 'NotFound') {
      const message = `Error deleting: ${error.message}`;
      cluster.event(owner, { type: 'Warning', reason: 'FailedDelete', message });
      throw error;
    }
    if (!(error instanceof ApiError)) {
      throw error;
    }
  }
}

/** A refusal only because the namespace is going: nobody is told, nothing is retried. */
export function isNamespaceTerminating(error: ApiError): boolean {
  return (error.details?.causes ?? []).some(cause => cause.reason === 'NamespaceTerminating');
}

type Texts = Readonly<Record<string, string>>;

/** What the template has is shared by its pods, where they have nothing of their own. */
function joined(ofTemplate: Texts | undefined, own: Texts | undefined): Texts {
  return own === undefined ? (ofTemplate ?? {}) : { ...ofTemplate, ...own };
}

function filled<K extends string>(key: K, value: Texts): { readonly [key in K]?: Texts } {
  return Object.keys(value).length === 0 ? {} : ({ [key]: value } as { [key in K]: Texts });
}

function listed<K extends string>(
  key: K,
  value: readonly string[],
): { readonly [key in K]?: readonly string[] } {
  return value.length === 0 ? {} : ({ [key]: value } as { [key in K]: typeof value });
}
