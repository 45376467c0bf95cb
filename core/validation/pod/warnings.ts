// What the server warns of in pods and templates while it takes them.
import type {
  Container,
  ObjectMeta,
  Pod,
  PodSpec,
  PodTemplateSpec,
  Volume,
} from '../../../schemas/built/types.js';
import { dns1123Label } from '../names.js';
import { isWhole } from '../quantities.js';
import { nodeSelectorWarnings, placementWarnings } from './schedulingWarnings.js';

const volumeWarnings: { readonly [source: string]: string | undefined } = {
  photonPersistentDisk: 'deprecated in v1.11, non-functional in v1.16+',
  gitRepo:
    'deprecated in v1.11, and disabled by default in v1.33+; use an init container or sidecar instead',
  scaleIO: 'deprecated in v1.16, non-functional in v1.22+',
  flocker: 'deprecated in v1.22, non-functional in v1.25+',
  storageos: 'deprecated in v1.22, non-functional in v1.25+',
  quobyte: 'deprecated in v1.22, non-functional in v1.25+',
  glusterfs: 'deprecated in v1.25, non-functional in v1.26+',
  cephfs: 'deprecated in v1.28, non-functional in v1.31+',
  rbd: 'deprecated in v1.28, non-functional in v1.31+',
};

const shownVolumes: { readonly [source: string]: string | undefined } = { storageos: 'storageOS' };

/** The warnings about a pod. */
export function podWarnings(pod: Pod): readonly string[] {
  const name = pod.metadata?.name ?? '';
  const asHostname = dns1123Label(name);
  const hostname =
    name === '' || asHostname.length === 0
      ? []
      : [
          "metadata.name: this is used in the Pod's hostname, which can result in surprising " +
            `behavior; a DNS label is recommended: [${asHostname.join(' ')}]`,
        ];
  return [...hostname, ...annotationWarnings(pod.metadata, ''), ...specWarnings(pod.spec, 'spec')];
}

/** The warning about a workload whose name is no host name. */
export function workloadNameWarnings(meta: ObjectMeta | undefined): readonly string[] {
  const name = meta?.name ?? '';
  const faults = name === '' ? [] : dns1123Label(name);
  return faults.length === 0
    ? []
    : [
        'metadata.name: this is used in Pod names and hostnames, which can result in surprising ' +
          `behavior; a DNS label is recommended: [${faults.join(' ')}]`,
      ];
}

/** The warnings about a pod template at a path. */
export function templateWarnings(
  template: PodTemplateSpec | undefined,
  path: string,
): readonly string[] {
  return [
    ...annotationWarnings(template?.metadata, `${path}.`),
    ...specWarnings(template?.spec, `${path}.spec`),
  ];
}

function specWarnings(spec: PodSpec | undefined, path: string): readonly string[] {
  if (spec === undefined) {
    return [];
  }
  return [
    ...nodeSelectorWarnings(spec.nodeSelector, `${path}.nodeSelector`),
    ...placementWarnings(spec, path),
    ...listWarnings(spec, path),
    ...(spec.volumes ?? []).flatMap((volume, index) =>
      sourceWarnings(volume, `${path}.volumes[${index}]`),
    ),
    ...(spec.initContainers ?? []).flatMap((container, index) =>
      containerWarnings(container, `${path}.initContainers[${index}]`),
    ),
    ...(spec.containers ?? []).flatMap((container, index) =>
      containerWarnings(container, `${path}.containers[${index}]`),
    ),
    ...portNameWarnings(spec.containers ?? [], `${path}.containers`),
  ];
}

/** Host aliases and pull secrets that are there twice, secrets without a name, a grace period below zero. */
function listWarnings(spec: PodSpec, path: string): readonly string[] {
  const addresses = (spec.hostAliases ?? []).map(alias => alias.ip ?? '');
  const secrets = (spec.imagePullSecrets ?? []).map(secret => secret.name ?? '');
  const grace = spec.terminationGracePeriodSeconds ?? 0;
  return [
    ...addresses.flatMap((ip, index) =>
      addresses.indexOf(ip) < index
        ? [`${path}.hostAliases[${index}].ip: duplicate ip "${ip}"`]
        : [],
    ),
    ...secrets.flatMap((name, index) =>
      secretWarnings(secrets, name, `${path}.imagePullSecrets`, index),
    ),
    ...(grace < 0
      ? [
          `${path}.terminationGracePeriodSeconds: must be >= 0; negative values are invalid and will be treated as 1`,
        ]
      : []),
  ];
}

function secretWarnings(
  names: readonly string[],
  name: string,
  path: string,
  index: number,
): readonly string[] {
  if (name === '') {
    return [`${path}[${index}].name: invalid empty name ""`];
  }
  return names.indexOf(name) < index ? [`${path}[${index}].name: duplicate name "${name}"`] : [];
}

function annotationWarnings(meta: ObjectMeta | undefined, path: string): readonly string[] {
  return Object.keys(meta?.annotations ?? {}).flatMap(key => {
    const prefix = oldAnnotations.find(([start]) => key.startsWith(start));
    return prefix === undefined ? [] : [`${path}metadata.annotations[${key}]: ${prefix[1]}`];
  });
}

const oldAnnotations: readonly (readonly [string, string])[] = [
  [
    'seccomp.security.alpha.kubernetes.io/pod',
    'non-functional in v1.27+; use the "seccompProfile" field instead',
  ],
  [
    'container.seccomp.security.alpha.kubernetes.io/',
    'non-functional in v1.27+; use the "seccompProfile" field instead',
  ],
  [
    'container.apparmor.security.beta.kubernetes.io/',
    'deprecated since v1.30; use the "appArmorProfile" field instead',
  ],
  [
    'scheduler.alpha.kubernetes.io/critical-pod',
    'non-functional in v1.16+; use the "priorityClassName" field instead',
  ],
];

function sourceWarnings(volume: Volume, path: string): readonly string[] {
  return Object.keys(volume).flatMap(source => {
    const warning = volumeWarnings[source];
    return warning === undefined ? [] : [`${path}.${shownVolumes[source] ?? source}: ${warning}`];
  });
}

function containerWarnings(container: Container, path: string): readonly string[] {
  return [
    ...environmentWarnings(container, path),
    ...resourceWarnings(container, path),
    ...portWarnings(container, path),
  ];
}

function environmentWarnings(container: Container, path: string): readonly string[] {
  const values = new Map<string, string>();
  return (container.env ?? []).flatMap((variable, index) => {
    const { name = '', value = '', valueFrom } = variable;
    const previous = values.get(name);
    values.set(name, valueFrom === undefined ? value : '');
    // A variable that refers to what it hides is meant to.
    if (previous === undefined || (valueFrom === undefined && value.includes(`$(${name})`))) {
      return [];
    }
    const warning = `hides previous definition of "${name}", which may be dropped when using apply`;
    return [`${path}.env[${index}]: ${warning}`];
  });
}

function resourceWarnings(container: Container, path: string): readonly string[] {
  return (['limits', 'requests'] as const).flatMap(list =>
    Object.entries(container.resources?.[list] ?? {}).flatMap(([name, quantity]) => {
      const isBytes = name === 'memory' || name === 'ephemeral-storage';
      return isBytes && !isWhole(quantity)
        ? [
            `${path}.resources.${list}[${name}]: ` +
              `fractional byte value "${quantity}" is invalid, must be an integer`,
          ]
        : [];
    }),
  );
}

function portWarnings(container: Container, path: string): readonly string[] {
  const seen = new Map<string, number>();
  return (container.ports ?? []).flatMap((port, index) => {
    const key = `${port.containerPort} ${port.protocol} ${port.hostIP ?? ''} ${port.hostPort ?? 0}`;
    const first = seen.get(key);
    if (first !== undefined) {
      const warning = `duplicate port definition with ${path}.ports[${first}]`;
      return [`${path}.ports[${index}]: ${warning}`];
    }
    seen.set(key, index);
    return [];
  });
}

function portNameWarnings(containers: readonly Container[], path: string): readonly string[] {
  const seen = new Map<string, string>();
  return containers.flatMap((container, index) =>
    (container.ports ?? []).flatMap((port, portIndex) => {
      const { name = '' } = port;
      const here = `${path}[${index}].ports[${portIndex}]`;
      const first = seen.get(name);
      if (name === '' || first === undefined) {
        seen.set(name, here);
        return [];
      }
      return first.startsWith(`${path}[${index}]`)
        ? []
        : [
            `${here}: duplicate port name "${name}" with ${first}, services and probes that ` +
              `select ports by name will use ${first}`,
          ];
    }),
  );
}
