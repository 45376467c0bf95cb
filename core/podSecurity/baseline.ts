// The baseline Pod Security Standard: no known privilege escalations.

import type { SecurityCheck } from './check.js';
import { containersOf, containerWords, namesWhere, plural, quoted } from './check.js';

const allowedCapabilities = new Set(
  'AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE SETFCAP SETGID SETPCAP SETUID SYS_CHROOT'.split(
    ' ',
  ),
);
const allowedSeLinuxTypes = new Set([
  '',
  'container_t',
  'container_init_t',
  'container_kvm_t',
  'container_engine_t',
]);
const allowedSysctls = new Set([
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.tcp_wmem',
]);
const appArmorPrefix = 'container.apparmor.security.beta.kubernetes.io/';

const appArmorProfile: SecurityCheck = {
  id: 'appArmorProfile',
  check(pod) {
    const annotations = Object.entries(pod.metadata?.annotations ?? {}).filter(
      ([key, value]) =>
        key.startsWith(appArmorPrefix) &&
        value !== '' &&
        value !== 'runtime/default' &&
        !value.startsWith('localhost/'),
    );
    const names = namesWhere(pod, context => context.appArmorProfile?.type === 'Unconfined');
    const isPodWide = pod.spec?.securityContext?.appArmorProfile?.type === 'Unconfined';
    const details = [
      ...annotations.map(([key, value]) => `annotation ${key}="${value}"`),
      ...(isPodWide ? ['pod must not set AppArmor profile type to "Unconfined"'] : []),
      ...(names.length > 0
        ? [`${containerWords(names)} must not set AppArmor profile type to "Unconfined"`]
        : []),
    ];
    return details.length === 0
      ? undefined
      : {
          reason: plural('forbidden AppArmor profile', details.length),
          detail: details.join(', '),
        };
  },
};

const capabilitiesBaseline: SecurityCheck = {
  id: 'capabilities_baseline',
  check(pod) {
    const added = (names: readonly string[] = []) =>
      names.filter(name => !allowedCapabilities.has(name));
    const names = namesWhere(pod, context => added(context.capabilities?.add).length > 0);
    const capabilities = containersOf(pod)
      .flatMap(container => added(container.securityContext?.capabilities?.add))
      .sort();
    return names.length === 0
      ? undefined
      : {
          reason: 'non-default capabilities',
          detail: `${containerWords(names)} must not include ${quoted(capabilities)} in securityContext.capabilities.add`,
        };
  },
};

const hostNamespaces: SecurityCheck = {
  id: 'hostNamespaces',
  check(pod) {
    const fields = ['hostNetwork', 'hostPID', 'hostIPC'] as const;
    const set = fields.filter(field => pod.spec?.[field]).map(field => `${field}=true`);
    return set.length === 0 ? undefined : { reason: 'host namespaces', detail: set.join(', ') };
  },
};

const hostPathVolumes: SecurityCheck = {
  id: 'hostPathVolumes',
  check(pod) {
    const names = (pod.spec?.volumes ?? [])
      .filter(volume => volume.hostPath !== undefined)
      .map(volume => volume.name);
    return names.length === 0
      ? undefined
      : {
          reason: 'hostPath volumes',
          detail: `${plural('volume', names.length)} ${quoted(names)}`,
        };
  },
};

const hostPorts: SecurityCheck = {
  id: 'hostPorts',
  check(pod) {
    const names = namesWhere(pod, (_, container) =>
      (container.ports ?? []).some(port => Boolean(port.hostPort)),
    );
    const ports = containersOf(pod)
      .flatMap(container => container.ports ?? [])
      .flatMap(port => (port.hostPort ? [String(port.hostPort)] : []));
    const used = [...new Set(ports)].sort();
    return names.length === 0
      ? undefined
      : {
          reason: 'hostPort',
          detail: `${containerWords(names)} ${names.length === 1 ? 'uses' : 'use'} ${plural('hostPort', used.length)} ${used.join(', ')}`,
        };
  },
};

const hostProcess: SecurityCheck = {
  id: 'windowsHostProcess',
  check(pod) {
    const names = namesWhere(pod, context => context.windowsOptions?.hostProcess === true);
    const isPodWide = pod.spec?.securityContext?.windowsOptions?.hostProcess === true;
    const details = [
      ...(isPodWide ? ['pod'] : []),
      ...(names.length > 0 ? [containerWords(names)] : []),
    ];
    return details.length === 0
      ? undefined
      : {
          reason: 'hostProcess',
          detail: `${details.join(' and ')} must not set securityContext.windowsOptions.hostProcess=true`,
        };
  },
};

const privileged: SecurityCheck = {
  id: 'privileged',
  check(pod) {
    const names = namesWhere(pod, context => context.privileged === true);
    return names.length === 0
      ? undefined
      : {
          reason: 'privileged',
          detail: `${containerWords(names)} must not set securityContext.privileged=true`,
        };
  },
};

const procMount: SecurityCheck = {
  id: 'procMount',
  check(pod) {
    if (pod.spec?.hostUsers === false) {
      return undefined;
    }
    const isOdd = (value: string | undefined) => value !== undefined && value !== 'Default';
    const names = namesWhere(pod, context => isOdd(context.procMount));
    const values = containersOf(pod).flatMap(({ securityContext }) =>
      isOdd(securityContext?.procMount) ? [securityContext?.procMount ?? ''] : [],
    );
    return names.length === 0
      ? undefined
      : {
          reason: 'procMount',
          detail: `${containerWords(names)} must not set securityContext.procMount to ${quoted(values)}`,
        };
  },
};

const seccompProfileBaseline: SecurityCheck = {
  id: 'seccompProfile_baseline',
  check(pod) {
    const names = namesWhere(pod, context => context.seccompProfile?.type === 'Unconfined');
    const isPodWide = pod.spec?.securityContext?.seccompProfile?.type === 'Unconfined';
    const details = [
      ...(isPodWide ? ['pod'] : []),
      ...(names.length > 0 ? [containerWords(names)] : []),
    ];
    return details.length === 0
      ? undefined
      : {
          reason: 'seccompProfile',
          detail: `${details.join(' and ')} must not set securityContext.seccompProfile.type to "Unconfined"`,
        };
  },
};

const seLinuxOptions: SecurityCheck = {
  id: 'seLinuxOptions',
  check(pod) {
    const contexts = [
      pod.spec?.securityContext?.seLinuxOptions,
      ...containersOf(pod).map(container => container.securityContext?.seLinuxOptions),
    ];
    const types = contexts.flatMap(options =>
      allowedSeLinuxTypes.has(options?.type ?? '') ? [] : [options?.type ?? ''],
    );
    const faults = [
      ...(types.length > 0 ? [`${plural('type', types.length)} ${quoted(types)}`] : []),
      ...(contexts.some(options => options?.user) ? ['user may not be set'] : []),
      ...(contexts.some(options => options?.role) ? ['role may not be set'] : []),
    ];
    return faults.length === 0
      ? undefined
      : { reason: 'seLinuxOptions', detail: faults.join('; ') };
  },
};

const sysctls: SecurityCheck = {
  id: 'sysctls',
  check(pod) {
    const names = (pod.spec?.securityContext?.sysctls ?? [])
      .map(sysctl => sysctl.name)
      .filter(name => !allowedSysctls.has(name));
    return names.length === 0
      ? undefined
      : { reason: plural('forbidden sysctl', names.length), detail: names.join(', ') };
  },
};

/** In the order of their ids, as the server evaluates them. */
export const baselineChecks: readonly SecurityCheck[] = [
  appArmorProfile,
  capabilitiesBaseline,
  hostNamespaces,
  hostPathVolumes,
  hostPorts,
  privileged,
  procMount,
  seLinuxOptions,
  seccompProfileBaseline,
  sysctls,
  hostProcess,
];
