// ServiceAccount: a pod runs under an account, whose token is mounted into every container.

import type {
  Container,
  Pod,
  PodSpec,
  ServiceAccount,
  Volume,
} from '../../../schemas/built/types.js';
import { forbidden } from '../errors.js';
import type { ServerView } from '../serverView.js';
import { isPodCreation, shownName } from './common/requests.js';
import type { AdmissionPlugin, AdmissionRequest } from './types.js';

const tokenVolumePrefix = 'kube-api-access-';
const tokenMountPath = '/var/run/secrets/kubernetes.io/serviceaccount';
const suffixLength = 5;

export const serviceAccount: AdmissionPlugin = {
  name: 'ServiceAccount',
  mutate(request, view) {
    if (!isPodCreation(request)) {
      return request.object;
    }
    const pod = request.object as unknown as Pod;
    if (pod.metadata?.annotations?.['kubernetes.io/config.mirror'] !== undefined) {
      return request.object;
    }
    const name = pod.spec?.serviceAccountName || 'default';
    const account = findAccount(request, name, view);
    let spec = { ...pod.spec, serviceAccountName: name, serviceAccount: name } as PodSpec;
    if (mountsToken(spec, account)) {
      spec = withToken(spec, pod, view);
    }
    if (spec.imagePullSecrets === undefined && account?.imagePullSecrets !== undefined) {
      spec = { ...spec, imagePullSecrets: account.imagePullSecrets };
    }
    return { ...request.object, spec };
  },
};

/** A namespace's `default` account appears a moment after it: the server waits for that, so its absence is no fault. */
function findAccount(
  request: AdmissionRequest,
  name: string,
  view: ServerView,
): ServiceAccount | undefined {
  const { namespace = '' } = request.object.metadata;
  const found = view.get('ServiceAccount', namespace, name);
  if (found === undefined && name !== 'default') {
    const why = `error looking up service account ${namespace}/${name}: serviceaccount "${name}" not found`;
    throw forbidden('Pod', shownName(request), why);
  }
  return found as unknown as ServiceAccount | undefined;
}

function mountsToken(spec: PodSpec, account: ServiceAccount | undefined): boolean {
  return spec.automountServiceAccountToken ?? account?.automountServiceAccountToken ?? true;
}

function withToken(spec: PodSpec, pod: Pod, view: ServerView): PodSpec {
  // Admission comes before validation: containers and names may be missing yet.
  const { containers = [] } = spec as Partial<PodSpec>;
  const present = spec.volumes?.find(volume => volume.name?.startsWith(tokenVolumePrefix));
  const random = view.randomFor(`token|${pod.metadata?.namespace}/${pod.metadata?.name}`);
  const name = present?.name ?? tokenVolumePrefix + random.suffix(suffixLength);
  const all = [...(spec.initContainers ?? []), ...containers];
  if (all.every(hasToken)) {
    return spec;
  }
  const mount = { name, readOnly: true, mountPath: tokenMountPath };
  const mounted = (container: Container): Container =>
    hasToken(container)
      ? container
      : { ...container, volumeMounts: [...(container.volumeMounts ?? []), mount] };
  return {
    ...spec,
    ...(spec.initContainers === undefined
      ? {}
      : { initContainers: spec.initContainers.map(mounted) }),
    containers: containers.map(mounted),
    ...(present === undefined ? { volumes: [...(spec.volumes ?? []), tokenVolume(name)] } : {}),
  };
}

function hasToken(container: Container): boolean {
  return container.volumeMounts?.some(mount => mount.mountPath === tokenMountPath) ?? false;
}

function tokenVolume(name: string): Volume {
  return { name, projected: tokenSources };
}

/** Shared by all pods: the store never writes to what it holds. */
const tokenSources: NonNullable<Volume['projected']> = {
  sources: [
    { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
    { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
    {
      downwardAPI: {
        items: [
          { path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } },
        ],
      },
    },
  ],
  defaultMode: 420,
};
