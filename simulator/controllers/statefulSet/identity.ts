// Who the pods of a StatefulSet are: ordinals, names, claims.
// After pkg/controller/statefulset/stateful_set_utils.go.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type {
  PersistentVolumeClaim,
  Pod,
  PodTemplateSpec,
  StatefulSet,
  Volume,
} from '../../../schemas/built/types.js';
import { podFromTemplate } from '../common/podControl.js';
import { REVISION_LABEL } from '../common/revisionHistory.js';

const NAME_LABEL = 'statefulset.kubernetes.io/pod-name';

/** The first ordinal, and how many there are to be. */
export interface Range {
  readonly start: number;
  readonly replicas: number;
}

export function rangeOf(set: StatefulSet): Range {
  return { start: set.spec?.ordinals?.start ?? 0, replicas: set.spec?.replicas ?? 1 };
}

/** Whether the set wants the pod of this ordinal. */
export function isInRange({ start, replicas }: Range, ordinal: number): boolean {
  return ordinal >= start && ordinal < start + replicas;
}

/** The ordinal in a pod's name; undefined for names that no set gives. */
export function ordinalOf(pod: KubernetesObject): number | undefined {
  const { name = '' } = pod.metadata;
  const start = name.lastIndexOf('-') + 1;
  if (start === 0 || start === name.length) {
    return undefined;
  }
  let ordinal = 0;
  for (let index = start; index < name.length; index++) {
    const digit = name.charCodeAt(index) - zero;
    if (digit < 0 || digit > 9) {
      return undefined;
    }
    ordinal = ordinal * 10 + digit;
  }
  return ordinal;
}

const zero = '0'.charCodeAt(0);

/** Whether the pod's name is one that this set gives. */
export function isNamedBy(set: KubernetesObject, pod: KubernetesObject): boolean {
  const ordinal = ordinalOf(pod);
  return ordinal !== undefined && pod.metadata.name === `${set.metadata.name}-${ordinal}`;
}

/** The revision a pod was made of: the name of a ControllerRevision. */
export function revisionNameOf(pod: Pod): string | undefined {
  return pod.metadata.labels?.[REVISION_LABEL];
}

/** Whether the pod carries its name as a label. */
export function isIdentified({ metadata }: Pod): boolean {
  return metadata.labels?.[NAME_LABEL] === metadata.name;
}

/** The labels that say which pod of its set this is. */
export function identityLabels(name: string, ordinal: number): Readonly<Record<string, string>> {
  return { [NAME_LABEL]: name, 'apps.kubernetes.io/pod-index': String(ordinal) };
}

/** A pod of the set that is not yet stored. */
export function newPod(
  set: StatefulSet,
  template: PodTemplateSpec,
  revisionName: string,
  ordinal: number,
): Pod {
  const name = `${set.metadata.name}-${ordinal}`;
  const pod = podFromTemplate(template, set, {
    labels: {
      ...identityLabels(name, ordinal),
      [REVISION_LABEL]: revisionName,
    },
  });
  const { serviceName } = set.spec ?? {};
  const volumes = withClaims(set, ordinal, pod.spec?.volumes ?? []);
  const spec = {
    containers: [],
    ...pod.spec,
    hostname: name,
    ...(serviceName === undefined || serviceName === '' ? {} : { subdomain: serviceName }),
    ...(volumes.length === 0 ? {} : { volumes }),
  };
  return { ...pod, metadata: { ...pod.metadata, name }, spec };
}

/** The claims' volumes come first and replace the template's of the same name. */
function withClaims(set: StatefulSet, ordinal: number, volumes: readonly Volume[]): Volume[] {
  const templates = set.spec?.volumeClaimTemplates ?? [];
  const claimed = templates.map(template => ({
    name: template.metadata.name ?? '',
    persistentVolumeClaim: { claimName: claimName(set, template, ordinal) },
  }));
  const names = new Set(claimed.map(volume => volume.name));
  return [...claimed, ...volumes.filter(volume => !names.has(volume.name))];
}

function claimName(set: StatefulSet, template: PersistentVolumeClaim, ordinal: number): string {
  return `${template.metadata.name}-${set.metadata.name}-${ordinal}`;
}

/** The claims of one pod, as the set makes them. */
export function claimsOf(set: StatefulSet, ordinal: number): readonly PersistentVolumeClaim[] {
  return (set.spec?.volumeClaimTemplates ?? []).map(({ status: _, ...template }) => ({
    ...template,
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      ...template.metadata,
      name: claimName(set, template, ordinal),
      namespace: set.metadata.namespace ?? '',
      labels: { ...template.metadata.labels, ...set.spec?.selector.matchLabels },
    },
  }));
}
