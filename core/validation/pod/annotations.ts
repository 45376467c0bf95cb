// Annotations of pods that the server reads: deletion cost, mirror pods, seccomp and AppArmor of old.
import type { Container, PodSpec } from '../../../schemas/built/types.js';
import { checkLocalDescendingPath } from '../checks.js';
import type { StringMap } from '../labels.js';
import type { Place } from '../place.js';
import { eachContainer } from './windows.js';

const mirror = 'kubernetes.io/config.mirror';
const deletionCost = 'controller.kubernetes.io/pod-deletion-cost';
const seccompPod = 'seccomp.security.alpha.kubernetes.io/pod';
const seccompContainer = 'container.seccomp.security.alpha.kubernetes.io/';
const appArmor = 'container.apparmor.security.beta.kubernetes.io/';
const seccompNames: ReadonlySet<string> = new Set([
  'runtime/default',
  'docker/default',
  'unconfined',
]);

/** What the annotations of a pod or template say about its spec. */
export function checkPodAnnotations(
  annotations: StringMap | undefined,
  spec: PodSpec,
  at: Place,
): void {
  for (const key in annotations) {
    checkAnnotation(key, annotations[key] ?? '', spec, at);
  }
}

function checkAnnotation(key: string, value: string, spec: PodSpec, at: Place): void {
  if (key === mirror && (spec.nodeName ?? '') === '') {
    at.key(key).invalid(value, 'must set spec.nodeName if mirror pod annotation is set');
  } else if (key === deletionCost && !is32BitInteger(value)) {
    at.key(key).invalid(value, 'must be a 32bit integer');
  } else if (key === seccompPod || key.startsWith(seccompContainer)) {
    checkSeccompName(value, at.field(key));
  } else if (key.startsWith(appArmor)) {
    checkAppArmor(key, value, spec, at.key(key));
  }
}

function is32BitInteger(value: string): boolean {
  if (!/^(0|-?[1-9][0-9]*)$/.test(value)) {
    return false;
  }
  const number = Number(value);
  return number >= -(2 ** 31) && number < 2 ** 31;
}

function checkSeccompName(profile: string, at: Place): void {
  if (seccompNames.has(profile)) {
    return;
  }
  if (profile.startsWith('localhost/')) {
    checkLocalDescendingPath(profile.slice('localhost/'.length), at);
  } else {
    at.invalid(profile, 'must be a valid seccomp profile');
  }
}

function checkAppArmor(key: string, profile: string, spec: PodSpec, at: Place): void {
  const name = key.slice(appArmor.length);
  if (!hasContainer(spec, name, at)) {
    at.invalid(name, 'container not found');
  }
  const isKnown = ['', 'runtime/default', 'unconfined'].includes(profile);
  if (!isKnown && !profile.startsWith('localhost/')) {
    at.invalid(profile, `invalid AppArmor profile name: ${JSON.stringify(profile)}`);
  }
}

function hasContainer(spec: PodSpec, name: string, at: Place): boolean {
  let found = false;
  eachContainer(spec, at, (container: Container) => {
    found ||= container.name === name;
  });
  return found;
}
