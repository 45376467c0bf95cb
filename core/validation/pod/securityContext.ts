// Security contexts of pods and containers, and what a pod's operating system forbids in them.
import type {
  AppArmorProfile,
  PodSecurityContext,
  PodSpec,
  SeccompProfile,
  SecurityContext,
} from '../../../schemas/built/types.js';
import { checkLocalDescendingPath, checkOneOf } from '../checks.js';
import { internalSecurityContext } from '../internalForms.js';
import { rangeMessage } from '../names.js';
import type { Place } from '../place.js';
import { checkWindowsOptions } from './windows.js';

const profileTypes = ['Localhost', 'RuntimeDefault', 'Unconfined'];
const sysctlPattern = /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/;
const sysctlMessage =
  'must have at most 253 characters and match regex ' +
  '^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$';
const idMax = 2147483647;

/** The security context of a container; `hostUsers` is the pod's. */
export function checkSecurityContext(
  context: SecurityContext,
  at: Place,
  hostUsers: boolean,
): void {
  checkId(context.runAsUser, at.field('runAsUser'));
  checkId(context.runAsGroup, at.field('runAsGroup'));
  if (context.procMount !== undefined) {
    checkOneOf(context.procMount, ['Default', 'Unmasked'], at.field('procMount'));
    if (hostUsers && context.procMount === 'Unmasked') {
      const detail = '`hostUsers` must be false to use `Unmasked`';
      at.field('procMount').invalid(context.procMount, detail);
    }
  }
  checkSeccompProfile(context.seccompProfile, at.field('seccompProfile'));
  if (context.allowPrivilegeEscalation === false) {
    checkEscalation(context, at);
  }
  checkWindowsOptions(context.windowsOptions, at.field('windowsOptions'));
  checkAppArmorProfile(context.appArmorProfile, at.field('appArmorProfile'));
}

/** The security context of a pod. */
export function checkPodSecurityContext(
  context: PodSecurityContext,
  spec: PodSpec,
  at: Place,
): void {
  checkId(context.fsGroup, at.field('fsGroup'));
  checkId(context.runAsUser, at.field('runAsUser'));
  checkId(context.runAsGroup, at.field('runAsGroup'));
  for (const [index, id] of (context.supplementalGroups ?? []).entries()) {
    checkId(id, at.field('supplementalGroups').item(index));
  }
  if (spec.shareProcessNamespace === true && spec.hostPID === true) {
    const detail = 'ShareProcessNamespace and HostPID cannot both be enabled';
    at.field('shareProcessNamespace').invalid(true, detail);
  }
  checkSysctls(context, spec, at.field('sysctls'));
  checkOneOf(
    context.fsGroupChangePolicy,
    ['Always', 'OnRootMismatch'],
    at.field('fsGroupChangePolicy'),
  );
  checkSeccompProfile(context.seccompProfile, at.field('seccompProfile'));
  checkWindowsOptions(context.windowsOptions, at.field('windowsOptions'));
  checkAppArmorProfile(context.appArmorProfile, at.field('appArmorProfile'));
  checkOneOf(
    context.supplementalGroupsPolicy,
    ['Merge', 'Strict'],
    at.field('supplementalGroupsPolicy'),
  );
  checkOneOf(
    context.seLinuxChangePolicy,
    ['MountOption', 'Recursive'],
    at.field('seLinuxChangePolicy'),
  );
}

/** User namespaces of their own exclude the host's other namespaces. */
export function checkHostUsers(spec: PodSpec, at: Place): void {
  if (spec.hostUsers !== false) {
    return;
  }
  const detail = 'when `pod.Spec.HostUsers` is false';
  if (spec.hostNetwork === true) {
    at.field('hostNetwork').forbidden(detail);
  }
  if (spec.hostPID === true) {
    at.fieldShownAs('hostPID', 'HostPID').forbidden(detail);
  }
  if (spec.hostIPC === true) {
    at.fieldShownAs('hostIPC', 'HostIPC').forbidden(detail);
  }
}

function checkId(id: number | undefined, at: Place): void {
  if (id !== undefined && (id < 0 || id > idMax)) {
    at.invalid(id, rangeMessage(0, idMax));
  }
}

function checkEscalation(context: SecurityContext, at: Place): void {
  if (context.privileged === true) {
    at.invalid(
      internalSecurityContext(context),
      'cannot set `allowPrivilegeEscalation` to false and `privileged` to true',
    );
  }
  if (context.capabilities?.add?.includes('CAP_SYS_ADMIN')) {
    at.invalid(
      internalSecurityContext(context),
      'cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN',
    );
  }
}

function checkSeccompProfile(profile: SeccompProfile | undefined, at: Place): void {
  if (profile === undefined) {
    return;
  }
  if ((profile.type ?? '') === '') {
    at.field('type').required('type is required when seccompProfile is set');
  } else {
    checkOneOf(profile.type, profileTypes, at.field('type'));
  }
  const atLocal = at.field('localhostProfile');
  if (profile.type === 'Localhost') {
    if (profile.localhostProfile === undefined) {
      atLocal.required('must be set when seccomp type is Localhost');
    } else {
      checkLocalDescendingPath(profile.localhostProfile, atLocal);
    }
  } else if (profile.localhostProfile !== undefined) {
    const value = { Type: profile.type ?? '', LocalhostProfile: profile.localhostProfile };
    atLocal.invalid(value, 'can only be set when seccomp type is Localhost');
  }
}

function checkAppArmorProfile(profile: AppArmorProfile | undefined, at: Place): void {
  if (profile === undefined) {
    return;
  }
  const atLocal = at.field('localhostProfile');
  const local = profile.localhostProfile;
  if ((profile.type ?? '') === '') {
    at.field('type').required('type is required when appArmorProfile is set');
  } else if (!profileTypes.includes(profile.type)) {
    at.field('type').notSupported(profile.type, profileTypes);
  } else if (profile.type !== 'Localhost') {
    if (local !== undefined) {
      atLocal.invalid(local, 'can only be set when AppArmor type is Localhost');
    }
  } else if (local === undefined || local === '') {
    atLocal.required('must be set when AppArmor type is Localhost');
  } else if (local !== local.trim()) {
    atLocal.invalid(local, 'must not be padded with whitespace');
  } else if (local.length > 4095) {
    atLocal.tooLong(4095);
  }
}

function checkSysctls(context: PodSecurityContext, spec: PodSpec, at: Place): void {
  const names = new Set<string>();
  for (const [index, sysctl] of (context.sysctls ?? []).entries()) {
    const name = sysctl.name ?? '';
    const atName = at.item(index).field('name');
    if (name === '') {
      atName.required();
    } else if (name.length > 253 || !sysctlPattern.test(name)) {
      atName.invalid(name, sysctlMessage);
    } else if (names.has(name)) {
      atName.duplicate(name);
    }
    names.add(name);
    checkHostSysctl(name.replaceAll('/', '.'), spec, atName);
  }
}

const ipcSysctl = /^(kernel\.(shm|msg|sem)|fs\.mqueue\.)/;

function checkHostSysctl(name: string, spec: PodSpec, at: Place): void {
  if (spec.hostNetwork === true && name.startsWith('net.')) {
    at.invalid(name, "may not be specified when 'hostNetwork' is true");
  } else if (spec.hostIPC === true && ipcSysctl.test(name)) {
    at.invalid(name, "may not be specified when 'hostIPC' is true");
  }
}
