// ConfigMaps and Secrets a pod refers to and that are not there: what keeps containers from being created.

import type { ConfigMap, Container, Pod, Secret, Volume } from '../../schemas/built/types.js';
import type { Cluster } from '../kernel/types.js';

/** Something missing, in the kubelet's words, and the object it waits for. */
export interface MissingReference {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  readonly message: string;
}

/** A volume that cannot be mounted. */
export interface MissingVolume extends MissingReference {
  readonly volume: string;
}

interface KeyReference {
  readonly name?: string;
  readonly key?: string;
  /** Keys that a volume names. */
  readonly items?: readonly { readonly key: string }[];
  readonly optional?: boolean;
}

/** The first reference of the container's environment that cannot be resolved. */
export function missingForContainer(
  cluster: Cluster,
  pod: Pod,
  container: Container,
): MissingReference | undefined {
  const namespace = pod.metadata?.namespace ?? '';
  for (const { configMapRef, secretRef } of container.envFrom ?? []) {
    const missing =
      findMissing(cluster, namespace, 'ConfigMap', configMapRef) ??
      findMissing(cluster, namespace, 'Secret', secretRef);
    if (missing !== undefined) {
      return missing;
    }
  }
  for (const { valueFrom } of container.env ?? []) {
    const missing =
      findMissing(cluster, namespace, 'ConfigMap', valueFrom?.configMapKeyRef) ??
      findMissing(cluster, namespace, 'Secret', valueFrom?.secretKeyRef);
    if (missing !== undefined) {
      return missing;
    }
  }
  return undefined;
}

/** A container that must not run as root and is to. */
export function rootViolation(pod: Pod, container: Container): string | undefined {
  const { securityContext } = container;
  const shared = pod.spec?.securityContext;
  const runAsNonRoot = securityContext?.runAsNonRoot ?? shared?.runAsNonRoot;
  const runAsUser = securityContext?.runAsUser ?? shared?.runAsUser;
  const { name, namespace, uid } = pod.metadata ?? {};
  return runAsNonRoot === true && runAsUser === 0
    ? `container's runAsUser breaks non-root policy (pod: "${name}_${namespace}(${uid})", container: ${container.name})`
    : undefined;
}

/** The first volume of the pod whose ConfigMap or Secret is missing. */
export function missingVolume(cluster: Cluster, pod: Pod): MissingVolume | undefined {
  const namespace = pod.metadata?.namespace ?? '';
  for (const volume of pod.spec?.volumes ?? []) {
    for (const [kind, reference] of sourcesOf(volume)) {
      const missing = findMissing(cluster, namespace, kind, reference);
      if (missing !== undefined) {
        const message = `MountVolume.SetUp failed for volume "${volume.name}" : ${missing.message}`;
        return { ...missing, volume: volume.name, message };
      }
    }
  }
  return undefined;
}

/** The cluster's own volume with the API token is always there. */
function sourcesOf(volume: Volume): ['ConfigMap' | 'Secret', KeyReference][] {
  if (volume.name.startsWith('kube-api-access-')) {
    return [];
  }
  const { configMap, secret, projected } = volume;
  const sources: ['ConfigMap' | 'Secret', KeyReference][] = [];
  if (configMap !== undefined) {
    sources.push(['ConfigMap', { ...configMap, name: configMap.name ?? '' }]);
  }
  if (secret !== undefined) {
    sources.push(['Secret', { ...secret, name: secret.secretName ?? '' }]);
  }
  for (const source of projected?.sources ?? []) {
    if (source.configMap !== undefined) {
      sources.push(['ConfigMap', source.configMap]);
    }
    if (source.secret !== undefined) {
      sources.push(['Secret', source.secret]);
    }
  }
  return sources;
}

const missingItemText = {
  ConfigMap: 'configmap references non-existent config key: ',
  Secret: 'references non-existent secret key: ',
} as const;

function findMissing(
  cluster: Cluster,
  namespace: string,
  kind: 'ConfigMap' | 'Secret',
  reference: KeyReference | undefined,
): MissingReference | undefined {
  if (reference === undefined || reference.optional === true) {
    return undefined;
  }
  const { name = '', key } = reference;
  const found = cluster.get<ConfigMap | Secret>(kind, namespace, name);
  if (found === undefined) {
    return { kind, name, message: `${kind.toLowerCase()} "${name}" not found` };
  }
  const missingItem = reference.items?.find(item => !hasKey(found, item.key));
  if (missingItem !== undefined) {
    return { kind, name, message: missingItemText[kind] + missingItem.key };
  }
  if (key !== undefined && !hasKey(found, key)) {
    return { kind, name, message: `couldn't find key ${key} in ${kind} ${namespace}/${name}` };
  }
  return undefined;
}

function hasKey(object: ConfigMap | Secret, key: string): boolean {
  const { data, binaryData, stringData } = object as {
    readonly data?: object;
    readonly binaryData?: object;
    readonly stringData?: object;
  };
  return [data, binaryData, stringData].some(values => values !== undefined && key in values);
}
