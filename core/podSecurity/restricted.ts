// The restricted Pod Security Standard: hardened pods only.

import type { Volume } from '../../schemas/built/types.js';
import type { PodParts, SecurityCheck } from './check.js';
import { containersOf, containerWords, namesWhere, plural, quoted } from './check.js';

const allowedVolumeSources = new Set([
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
]);
const allowedSeccompTypes = new Set(['RuntimeDefault', 'Localhost']);

const allowPrivilegeEscalation: SecurityCheck = {
  id: 'allowPrivilegeEscalation',
  check(pod) {
    const names = isWindows(pod)
      ? []
      : namesWhere(pod, context => context.allowPrivilegeEscalation !== false);
    return names.length === 0
      ? undefined
      : {
          reason: 'allowPrivilegeEscalation != false',
          detail: `${containerWords(names)} must set securityContext.allowPrivilegeEscalation=false`,
        };
  },
};

const capabilitiesRestricted: SecurityCheck = {
  id: 'capabilities_restricted',
  replaces: 'capabilities_baseline',
  check(pod) {
    if (isWindows(pod)) {
      return undefined;
    }
    const keeping = namesWhere(pod, context => !context.capabilities?.drop?.includes('ALL'));
    const isOdd = (name: string) => name !== 'NET_BIND_SERVICE';
    const adding = namesWhere(pod, context => context.capabilities?.add?.some(isOdd) ?? false);
    const added = containersOf(pod)
      .flatMap(container => container.securityContext?.capabilities?.add ?? [])
      .filter(isOdd)
      .sort();
    const details = [
      ...(keeping.length > 0
        ? [`${containerWords(keeping)} must set securityContext.capabilities.drop=["ALL"]`]
        : []),
      ...(adding.length > 0
        ? [
            `${containerWords(adding)} must not include ${quoted(added)} in securityContext.capabilities.add`,
          ]
        : []),
    ];
    return details.length === 0
      ? undefined
      : { reason: 'unrestricted capabilities', detail: details.join('; ') };
  },
};

const restrictedVolumes: SecurityCheck = {
  id: 'restrictedVolumes',
  replaces: 'hostPathVolumes',
  check(pod) {
    const odd = (pod.spec?.volumes ?? []).filter(
      volume => !allowedVolumeSources.has(sourceOf(volume)),
    );
    const names = odd.map(volume => volume.name);
    const types = [...new Set(odd.map(sourceOf))].sort();
    return odd.length === 0
      ? undefined
      : {
          reason: 'restricted volume types',
          detail: `${plural('volume', names.length)} ${quoted(names)} ${names.length === 1 ? 'uses' : 'use'} restricted volume ${plural('type', types.length)} ${quoted(types)}`,
        };
  },
};

const runAsNonRoot: SecurityCheck = {
  id: 'runAsNonRoot',
  check(pod) {
    const podWide = pod.spec?.securityContext?.runAsNonRoot;
    const refusing = namesWhere(pod, context => context.runAsNonRoot === false);
    const silent = namesWhere(pod, context => context.runAsNonRoot === undefined);
    if (refusing.length > 0 || (podWide === false && silent.length > 0)) {
      const details = [
        ...(podWide === false ? ['pod'] : []),
        ...(refusing.length > 0 ? [containerWords(refusing)] : []),
      ];
      const detail = `${details.join(' and ')} must not set securityContext.runAsNonRoot=false`;
      return { reason: 'runAsNonRoot != true', detail };
    }
    return podWide === true || silent.length === 0
      ? undefined
      : {
          reason: 'runAsNonRoot != true',
          detail: `pod or ${containerWords(silent)} must set securityContext.runAsNonRoot=true`,
        };
  },
};

const runAsUser: SecurityCheck = {
  id: 'runAsUser',
  check(pod) {
    const names = namesWhere(pod, context => context.runAsUser === 0);
    const details = [
      ...(pod.spec?.securityContext?.runAsUser === 0 ? ['pod'] : []),
      ...(names.length > 0 ? [containerWords(names)] : []),
    ];
    return details.length === 0
      ? undefined
      : { reason: 'runAsUser=0', detail: `${details.join(' and ')} must not set runAsUser=0` };
  },
};

const seccompProfileRestricted: SecurityCheck = {
  id: 'seccompProfile_restricted',
  replaces: 'seccompProfile_baseline',
  check(pod) {
    if (isWindows(pod)) {
      return undefined;
    }
    const podWide = pod.spec?.securityContext?.seccompProfile?.type;
    const odd = namesWhere(pod, ({ seccompProfile }) =>
      seccompProfile === undefined ? false : !allowedSeccompTypes.has(seccompProfile.type),
    );
    const silent = namesWhere(pod, context => context.seccompProfile === undefined);
    const isPodOdd = podWide !== undefined && !allowedSeccompTypes.has(podWide);
    if (isPodOdd || odd.length > 0) {
      const values = [
        ...(isPodOdd ? [podWide] : []),
        ...containersOf(pod).map(
          container => container.securityContext?.seccompProfile?.type ?? '',
        ),
      ].filter(type => type !== '' && !allowedSeccompTypes.has(type));
      const details = [
        ...(isPodOdd ? ['pod'] : []),
        ...(odd.length > 0 ? [containerWords(odd)] : []),
      ];
      return {
        reason: 'seccompProfile',
        detail: `${details.join(' and ')} must not set securityContext.seccompProfile.type to ${quoted(values)}`,
      };
    }
    return podWide !== undefined || silent.length === 0
      ? undefined
      : {
          reason: 'seccompProfile',
          detail: `pod or ${containerWords(silent)} must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost"`,
        };
  },
};

/** In the order of their ids, as the server evaluates them. */
export const restrictedChecks: readonly SecurityCheck[] = [
  allowPrivilegeEscalation,
  capabilitiesRestricted,
  restrictedVolumes,
  runAsNonRoot,
  runAsUser,
  seccompProfileRestricted,
];

function isWindows(pod: PodParts): boolean {
  return pod.spec?.os?.name === 'windows';
}

function sourceOf(volume: Volume): string {
  return Object.keys(volume).find(key => key !== 'name') ?? '';
}
