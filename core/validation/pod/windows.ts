// Windows pods: options of their own, and the Linux settings they forbid.
import type {
  Container,
  PodSpec,
  WindowsSecurityContextOptions,
} from '../../../schemas/built/types.js';
import { dns1123Subdomain } from '../names.js';
import type { Place } from '../place.js';

const netBiosPattern = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/;
const dnsPattern =
  /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;

const notOnWindows = 'cannot be set for a windows pod';
const podFields = ['hostUsers', 'hostPID', 'hostIPC', 'shareProcessNamespace'] as const;
const podContextFields = [
  'appArmorProfile',
  'seLinuxOptions',
  'seccompProfile',
  'fsGroup',
  'fsGroupChangePolicy',
  'sysctls',
  'runAsUser',
  'runAsGroup',
  'supplementalGroups',
  'supplementalGroupsPolicy',
  'seLinuxChangePolicy',
] as const;
const containerContextFields = [
  'appArmorProfile',
  'seLinuxOptions',
  'seccompProfile',
  'capabilities',
  'readOnlyRootFilesystem',
  'privileged',
  'allowPrivilegeEscalation',
  'procMount',
  'runAsUser',
  'runAsGroup',
] as const;

/** What spec.os asks of the rest of the spec. */
export function checkOperatingSystem(spec: PodSpec, at: Place): void {
  const name = spec.os?.name ?? '';
  if (spec.os === undefined) {
    return;
  }
  if (name === '') {
    at.field('os').field('name').required('cannot be empty');
  } else if (name === 'linux') {
    forbidWindowsOptions(spec, at);
  } else if (name === 'windows') {
    forbidLinuxFields(spec, at);
  } else {
    at.field('os').notSupported(name, ['linux', 'windows']);
  }
}

/** windowsOptions of a security context. */
export function checkWindowsOptions(
  options: WindowsSecurityContextOptions | undefined,
  at: Place,
): void {
  if (options === undefined) {
    return;
  }
  const { gmsaCredentialSpecName, gmsaCredentialSpec, runAsUserName } = options;
  if (gmsaCredentialSpecName !== undefined) {
    const messages = dns1123Subdomain(gmsaCredentialSpecName);
    at.field('gmsaCredentialSpecName').invalidEach(gmsaCredentialSpecName, messages);
  }
  if (gmsaCredentialSpec === '') {
    const detail = 'gmsaCredentialSpec cannot be an empty string';
    at.field('gmsaCredentialSpec').invalid('', detail);
  } else if ((gmsaCredentialSpec ?? '').length > 64 * 1024) {
    const detail = 'gmsaCredentialSpec size must be under 64 KiB';
    at.field('gmsaCredentialSpec').invalid(gmsaCredentialSpec, detail);
  }
  if (runAsUserName !== undefined) {
    at.field('runAsUserName').invalidEach(runAsUserName, userNameMessages(runAsUserName));
  }
}

/** Host-process containers: all of a pod or none, and with the host's network. */
export function checkHostProcess(spec: PodSpec, at: Place): void {
  const ofPod = spec.securityContext?.windowsOptions?.hostProcess;
  let containers = 0;
  let hostProcesses = 0;
  eachContainer(spec, at, (container, atContainer) => {
    containers += 1;
    const own = container.securityContext?.windowsOptions?.hostProcess;
    if (ofPod !== undefined && own !== undefined && ofPod !== own) {
      atContainer
        .field('securityContext')
        .field('windowsOptions')
        .field('hostProcess')
        .invalid(
          own,
          `pod hostProcess value must be identical if both are specified, was ${ofPod}`,
        );
    }
    hostProcesses += (own ?? ofPod) === true ? 1 : 0;
  });
  if (hostProcesses === 0) {
    return;
  }
  if (hostProcesses !== containers) {
    const detail =
      'If pod contains any hostProcess containers then all containers must be HostProcess containers';
    at.invalid('', detail);
  }
  if (spec.hostNetwork !== true) {
    const detail = 'hostNetwork must be true if pod contains any hostProcess containers';
    at.field('hostNetwork').invalid(false, detail);
  }
}

/** Every container of a pod with its place: init, regular, ephemeral. */
export function eachContainer(
  spec: PodSpec,
  at: Place,
  visit: (container: Container, at: Place) => void,
): void {
  for (const name of ['initContainers', 'containers', 'ephemeralContainers'] as const) {
    for (const [index, container] of (spec[name] ?? []).entries()) {
      visit(container as Container, at.field(name).item(index));
    }
  }
}

function forbidWindowsOptions(spec: PodSpec, at: Place): void {
  const detail = 'windows options cannot be set for a linux pod';
  if (spec.securityContext?.windowsOptions !== undefined) {
    at.field('securityContext').field('windowsOptions').forbidden(detail);
  }
  eachContainer(spec, at, (container, atContainer) => {
    if (container.securityContext?.windowsOptions !== undefined) {
      atContainer.field('securityContext').field('windowsOptions').forbidden(detail);
    }
  });
}

function forbidLinuxFields(spec: PodSpec, at: Place): void {
  for (const name of podFields) {
    if (spec[name] !== undefined && spec[name] !== (name.startsWith('hostP') ? false : undefined)) {
      at.field(name).forbidden(notOnWindows);
    }
  }
  for (const name of podContextFields) {
    if (spec.securityContext?.[name] !== undefined) {
      at.field('securityContext').field(name).forbidden(notOnWindows);
    }
  }
  eachContainer(spec, at, (container, atContainer) => {
    for (const name of containerContextFields) {
      if (container.securityContext?.[name] !== undefined) {
        atContainer.field('securityContext').field(name).forbidden(notOnWindows);
      }
    }
  });
}

function userNameMessages(name: string): readonly string[] {
  if (name === '') {
    return ['runAsUserName cannot be an empty string'];
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(name)) {
    return ['runAsUserName cannot contain control characters'];
  }
  const parts = name.split('\\');
  if (parts.length > 2) {
    return ['runAsUserName cannot contain more than one backslash'];
  }
  const domain = parts.length === 2 ? (parts[0] ?? '') : undefined;
  return [...domainMessages(domain), ...userMessages(parts.at(-1) ?? '')];
}

function domainMessages(domain: string | undefined): readonly string[] {
  const messages: string[] = [];
  if (domain === undefined) {
    return messages;
  }
  if (domain.length >= 256) {
    messages.push("runAsUserName's Domain length must be under 256 characters");
  }
  if (!netBiosPattern.test(domain) && !dnsPattern.test(domain)) {
    messages.push("runAsUserName's Domain doesn't match the NetBios nor the DNS format");
  }
  return messages;
}

function userMessages(user: string): readonly string[] {
  const messages: string[] = [];
  if (user === '') {
    messages.push("runAsUserName's User cannot be empty");
  } else if (user.length > 104) {
    messages.push("runAsUserName's User length must not be longer than 104 characters");
  }
  if (/^[. ]+$/.test(user)) {
    messages.push("runAsUserName's User cannot contain only periods or spaces");
  }
  if (/["/\\:;|=,+*?<>@[\]]/.test(user)) {
    messages.push(
      'runAsUserName\'s User cannot contain the following characters: "/\\:;|=,+*?<>@[]',
    );
  }
  return messages;
}
