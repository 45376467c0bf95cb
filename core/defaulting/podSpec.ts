// Defaults of a pod's spec. Pods made from one template share its spec: what is known to be complete is not walked again.
import type { Container, ObjectMeta, PodSpec, PodTemplateSpec } from '../../schemas/built/types.js';
import { defaultContainer } from './container.js';
import { withPodLevelRequests } from './podLevelResources.js';
import { withRequestsFromLimits } from './resourceList.js';
import { eachItem, withDefaults, withDefaultsForZero, withField } from './sharing.js';
import { defaultVolume } from './volume.js';

/** Specs that came out of `defaultTemplateSpec`. Objects are never written to, so they stay complete. */
const completeTemplateSpecs = new WeakSet<PodSpec>();
/** A pod's spec by the complete template spec it was made of. */
const podSpecs = new WeakMap<PodSpec, PodSpec>();

/** The spec of a pod template with its defaults. */
function defaultTemplateSpec(spec: PodSpec): PodSpec {
  if (completeTemplateSpecs.has(spec)) {
    return spec;
  }
  const result = defaultLists(defaultScalars(spec));
  completeTemplateSpecs.add(result);
  return result;
}

/** The spec of a pod with its defaults: those of a template, service links, requests and host ports. */
export function defaultPodSpec(spec: PodSpec): PodSpec {
  const known = podSpecs.get(spec);
  if (known !== undefined) {
    return known;
  }
  const template = defaultTemplateSpec(spec);
  let result = withDefaults(template, { enableServiceLinks: true });
  result = withContainers(result, withRequestsFromLimits);
  result = withPodLevelRequests(result);
  if (result.hostNetwork === true) {
    result = withContainers(result, withHostPorts);
  }
  completeTemplateSpecs.add(result);
  podSpecs.set(spec, result);
  podSpecs.set(result, result);
  return result;
}

/** A pod template with its defaults. */
export function defaultTemplate(template: PodTemplateSpec): PodTemplateSpec {
  const filled = withDefaults(template, { metadata: {}, spec: { containers: [] } });
  const withMeta = withField(filled, 'metadata', withoutInitAnnotations);
  return withField(withMeta, 'spec', defaultTemplateSpec);
}

/** Init containers once stood in annotations, which the server takes away. */
export function withoutInitAnnotations(meta: ObjectMeta): ObjectMeta {
  const { annotations } = meta;
  if (!annotations || !initAnnotations.some(name => name in annotations)) {
    return meta;
  }
  const kept = Object.entries(annotations).filter(([name]) => !initAnnotations.includes(name));
  const { annotations: _, ...rest } = meta;
  return kept.length === 0 ? rest : { ...rest, annotations: Object.fromEntries(kept) };
}

const initAnnotations = [
  'pod.beta.kubernetes.io/init-containers',
  'pod.alpha.kubernetes.io/init-containers',
  'pod.beta.kubernetes.io/init-container-statuses',
  'pod.alpha.kubernetes.io/init-container-statuses',
];

function defaultScalars(spec: PodSpec): PodSpec {
  const filled = withDefaultsForZero(spec, {
    dnsPolicy: 'ClusterFirst',
    restartPolicy: 'Always',
    schedulerName: 'default-scheduler',
  });
  const withObjects = withDefaults(filled, {
    securityContext: {},
    terminationGracePeriodSeconds: 30,
  });
  return withServiceAccount(withObjects);
}

/** serviceAccount is the old name of serviceAccountName; the server writes both. */
function withServiceAccount(spec: PodSpec): PodSpec {
  const name = spec.serviceAccountName || spec.serviceAccount || '';
  if (name === '' || (spec.serviceAccountName === name && spec.serviceAccount === name)) {
    return spec;
  }
  return { ...spec, serviceAccountName: name, serviceAccount: name };
}

function defaultLists(spec: PodSpec): PodSpec {
  let result = withContainers(spec, defaultContainer);
  result = withField(result, 'ephemeralContainers', containers =>
    eachItem(containers, container => defaultContainer(container as Container) as typeof container),
  );
  return withField(result, 'volumes', volumes => eachItem(volumes, defaultVolume));
}

function withContainers(spec: PodSpec, change: (container: Container) => Container): PodSpec {
  const changed = withField(spec, 'containers', containers => eachItem(containers, change));
  return withField(changed, 'initContainers', containers => eachItem(containers, change));
}

function withHostPorts(container: Container): Container {
  return withField(container, 'ports', ports =>
    eachItem(ports, port => withDefaultsForZero(port, { hostPort: port.containerPort })),
  );
}
