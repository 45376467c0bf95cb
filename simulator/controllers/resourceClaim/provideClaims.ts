// The claims of a pod that asks for them by templates: made, and told in the pod's status.

import type {
  Pod,
  PodResourceClaim,
  ResourceClaim,
  ResourceClaimTemplate,
} from '../../../schemas/built/types.js';
import { ApiError } from '../../api/apiError.js';
import {
  claimNameOf,
  foreignFault,
  podClaimAnnotation,
  resourceClaimKind,
} from '../../dynamicResources/podClaims.js';
import type { Cluster, Requeue } from '../../kernel/types.js';
import { controllerReference } from '../common/ownership.js';

export const templateKind = 'resource.k8s.io/ResourceClaimTemplate';
/** After the tries of the back-off. */
const retryMs = 1_000_000;
/** Leaves space for a hyphen and five random characters in a name of 63. */
const baseLengthMax = 57;

/** Makes the claims that are not there. What goes wrong becomes an event and is tried again. */
export function provideClaims(cluster: Cluster, pod: Pod): Requeue | undefined {
  const made = new Map<string, string>();
  for (const entry of pod.spec?.resourceClaims ?? []) {
    const name = provideClaim(cluster, pod, entry);
    if (typeof name === 'object') {
      const message = `PodResourceClaim ${entry.name}: ${name.fault}`;
      cluster.event(pod, { type: 'Warning', reason: 'FailedResourceClaimCreation', message });
      return { afterMs: retryMs, refused: true };
    }
    if (name !== undefined) {
      made.set(entry.name, name);
    }
  }
  if (made.size > 0) {
    const before = pod.status?.resourceClaimStatuses ?? [];
    const added = [...made].map(([name, resourceClaimName]) => ({ name, resourceClaimName }));
    const others = before.filter(({ name }) => !made.has(name));
    cluster.updateStatus<Pod>({
      ...pod,
      status: { ...pod.status, resourceClaimStatuses: [...others, ...added] },
    });
  }
  return undefined;
}

/** The name of the claim that is new for the entry; undefined where there is one or none is needed. */
function provideClaim(
  cluster: Cluster,
  pod: Pod,
  entry: PodResourceClaim,
): string | undefined | { readonly fault: string } {
  const templateName = entry.resourceClaimTemplateName;
  const { namespace = '' } = pod.metadata;
  const known = claimNameOf(pod, entry);
  if (templateName === undefined || known === null) {
    return undefined;
  }
  const claim =
    known === undefined
      ? undefined
      : cluster.get<ResourceClaim>(resourceClaimKind, namespace, known);
  if (claim !== undefined && foreignFault(pod, claim) === undefined) {
    return undefined;
  }
  const orphan = cluster
    .dependents<ResourceClaim>(pod.metadata.uid ?? '', resourceClaimKind)
    .find(({ metadata }) => metadata.annotations?.[podClaimAnnotation] === entry.name);
  if (orphan !== undefined) {
    return orphan.metadata.name;
  }
  const template = cluster.get<ResourceClaimTemplate>(templateKind, namespace, templateName);
  if (template === undefined) {
    const text = `resourceclaimtemplate.resource.k8s.io "${templateName}" not found`;
    return { fault: `resource claim template "${templateName}": ${text}` };
  }
  try {
    return cluster.create<ResourceClaim>(claimFor(pod, entry, template)).metadata.name;
  } catch (error) {
    if (error instanceof ApiError) {
      return { fault: `create ResourceClaim : ${error.message}` };
    }
    throw error;
  }
}

function claimFor(
  pod: Pod,
  entry: PodResourceClaim,
  { spec }: ResourceClaimTemplate,
): ResourceClaim {
  const { labels, annotations } = spec.metadata ?? {};
  const { namespace = '', name = '' } = pod.metadata;
  return {
    apiVersion: 'resource.k8s.io/v1',
    kind: 'ResourceClaim',
    metadata: {
      generateName: baseName(name, entry.name),
      namespace,
      ...(labels === undefined ? {} : { labels }),
      annotations: { ...annotations, [podClaimAnnotation]: entry.name },
      ownerReferences: [controllerReference(pod)],
    },
    spec: spec.spec,
  };
}

/** `<pod>-<claim>-`; both names cut in proportion where that is too long. */
function baseName(podName: string, claimName: string): string {
  const base = `${podName}-${claimName}-`;
  if (base.length <= baseLengthMax) {
    return base;
  }
  const cut = (name: string) =>
    name.slice(0, Math.trunc((name.length * baseLengthMax) / base.length));
  return `${cut(podName)}-${cut(claimName)}`;
}
