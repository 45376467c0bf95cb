// Containers of all sorts: regular, init and ephemeral ones.
import type { Container, EphemeralContainer, PodSpec } from '../../../schemas/built/types.js';
import { checkPresent, checkRequiredName, checkRequiredOneOf } from '../checks.js';
import { dns1123Label } from '../names.js';
import type { Place } from '../place.js';
import { checkEnvironment, checkEnvironmentFrom } from './environment.js';
import { checkContainerPorts, checkHostPortConflicts } from './ports.js';
import { checkLifecycle, checkLivenessProbe, checkReadinessProbe } from './probes.js';
import { checkContainerResources } from './resources.js';
import { checkResizePolicy, checkRestartRules } from './restart.js';
import { checkSecurityContext } from './securityContext.js';
import { checkVolumeDevices, checkVolumeMounts, type KnownVolumes } from './volumeMounts.js';

/** Pull policies, in the server's order. */
const pullPolicies = ['Always', 'IfNotPresent', 'Never'] as const;

/** What the rules of a container need to know of its pod. */
export interface PodFacts {
  readonly spec: PodSpec;
  readonly volumes: KnownVolumes;
  readonly claims: ReadonlySet<string>;
  readonly hostUsers: boolean;
}

/** The regular containers: at least one. */
export function checkContainers(pod: PodFacts, at: Place): void {
  const containers = pod.spec.containers ?? [];
  if (containers.length === 0) {
    at.required();
    return;
  }
  const names = new Set<string>();
  for (const [index, container] of containers.entries()) {
    const atContainer = at.item(index);
    checkCommon(container, pod, atContainer);
    checkUniqueName(container.name, names, atContainer);
    checkRunning(container, pod, atContainer);
    checkRestartRules(container, atContainer);
  }
  checkHostPortConflicts(containers, at);
}

/** The init containers; those that restart always are sidecars and may have probes. */
export function checkInitContainers(pod: PodFacts, at: Place): void {
  const containers = pod.spec.initContainers ?? [];
  const names = new Set((pod.spec.containers ?? []).map(container => container.name));
  for (const [index, container] of containers.entries()) {
    const atContainer = at.item(index);
    checkCommon(container, pod, atContainer);
    checkRestartRules(container, atContainer);
    checkUniqueName(container.name, names, atContainer);
    checkHostPortConflicts([container], at);
    if (container.restartPolicy === 'Always') {
      checkRunning(container, pod, atContainer);
    } else {
      forbidRunning(container, atContainer);
    }
  }
}

/** Ephemeral containers, which are added to running pods. */
export function checkEphemeralContainers(pod: PodFacts, at: Place): void {
  const { containers = [], initContainers = [], ephemeralContainers = [] } = pod.spec;
  const others = new Set([...containers, ...initContainers].map(container => container.name));
  const names = new Set(others);
  for (const [index, container] of ephemeralContainers.entries()) {
    const atContainer = at.item(index);
    checkCommon(container as Container, pod, atContainer);
    checkImageSpace(container.image, atContainer);
    checkUniqueName(container.name, names, atContainer);
    const target = container.targetContainerName ?? '';
    if (target !== '' && !others.has(target)) {
      atContainer.field('targetContainerName').notFound(target);
    }
    checkEphemeral(container, atContainer);
  }
}

/** An image's name without white space around it, which pods (not templates) must have. */
export function checkImageSpace(image: string | undefined, at: Place): void {
  if (image !== undefined && image.trim() !== image) {
    at.field('image').invalid(image, 'must not have leading or trailing whitespace');
  }
}

const notForEphemeral = 'cannot be set for an Ephemeral Container';
const notForInit = 'may not be set for init containers without restartPolicy=Always';
const runningFields = ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const ephemeralForbidden = [
  'ports',
  ...runningFields,
  'resizePolicy',
  'restartPolicy',
  'restartPolicyRules',
] as const;

function checkCommon(container: Container, pod: PodFacts, at: Place): void {
  checkRequiredName(container.name, dns1123Label, at.field('name'));
  checkPresent(container.image, at.field('image'));
  checkRequiredOneOf(
    container.terminationMessagePolicy,
    ['File', 'FallbackToLogsOnError'],
    at.field('terminationMessagePolicy'),
  );
  if (container.ports !== undefined) {
    checkContainerPorts(container.ports, at.field('ports'));
  }
  if (container.env !== undefined) {
    checkEnvironment(container.env, at.field('env'));
  }
  if (container.envFrom !== undefined) {
    checkEnvironmentFrom(container.envFrom, at.field('envFrom'));
  }
  if (container.volumeMounts !== undefined) {
    checkVolumeMounts(container, pod.volumes, at.field('volumeMounts'));
  }
  if (container.volumeDevices !== undefined) {
    checkVolumeDevices(container, pod.volumes, at.field('volumeDevices'));
  }
  checkRequiredOneOf(container.imagePullPolicy, pullPolicies, at.field('imagePullPolicy'));
  if (container.resources !== undefined) {
    checkContainerResources(container.resources, pod.claims, at.field('resources'));
  }
  checkResizePolicy(container.resizePolicy ?? [], pod.spec, at.field('resizePolicy'));
  if (container.securityContext !== undefined) {
    checkSecurityContext(container.securityContext, at.field('securityContext'), pod.hostUsers);
  }
}

function checkUniqueName(name: string | undefined, names: Set<string>, at: Place): void {
  if (name === undefined || name === '') {
    return;
  }
  if (names.has(name)) {
    at.field('name').duplicate(name);
  }
  names.add(name);
}

function checkRunning(container: Container, pod: PodFacts, at: Place): void {
  const grace = pod.spec.terminationGracePeriodSeconds;
  const { lifecycle, livenessProbe, readinessProbe, startupProbe } = container;
  if (lifecycle !== undefined) {
    checkLifecycle(lifecycle, grace, at.field('lifecycle'));
  }
  if (livenessProbe !== undefined) {
    checkLivenessProbe(livenessProbe, grace, at.field('livenessProbe'));
  }
  if (readinessProbe !== undefined) {
    checkReadinessProbe(readinessProbe, grace, at.field('readinessProbe'));
  }
  if (startupProbe !== undefined) {
    checkLivenessProbe(startupProbe, grace, at.field('startupProbe'));
  }
}

function forbidRunning(container: Container, at: Place): void {
  for (const name of runningFields) {
    if (container[name] !== undefined) {
      at.field(name).forbidden(notForInit);
    }
  }
}

function checkEphemeral(container: EphemeralContainer, at: Place): void {
  for (const name of ephemeralForbidden) {
    if (container[name] !== undefined) {
      at.field(name).forbidden(notForEphemeral);
    }
  }
  if (Object.keys(container.resources ?? {}).length > 0) {
    at.field('resources').forbidden(notForEphemeral);
  }
  for (const [index, mount] of (container.volumeMounts ?? []).entries()) {
    for (const name of ['subPath', 'subPathExpr'] as const) {
      if ((mount[name] ?? '') !== '') {
        at.field('volumeMounts').item(index).field(name).forbidden(notForEphemeral);
      }
    }
  }
}
