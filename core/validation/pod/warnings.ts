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

const nodeLabels: { readonly [key: string]: string | undefined } = {
  'beta.kubernetes.io/arch': 'deprecated since v1.14; use "kubernetes.io/arch" instead',
  'beta.kubernetes.io/os': 'deprecated since v1.14; use "kubernetes.io/os" instead',
  'failure-domain.beta.kubernetes.io/region':
    'deprecated since v1.17; use "topology.kubernetes.io/region" instead',
  'failure-domain.beta.kubernetes.io/zone':
    'deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
  'beta.kubernetes.io/instance-type':
    'deprecated since v1.17; use "node.kubernetes.io/instance-type" instead',
  'node-role.kubernetes.io/master': 'use "node-role.kubernetes.io/control-plane" instead',
};

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
  return [...hostname, ...specWarnings(pod.spec, 'spec')];
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
  return specWarnings(template?.spec, `${path}.spec`);
}

function specWarnings(spec: PodSpec | undefined, path: string): readonly string[] {
  if (spec === undefined) {
    return [];
  }
  return [
    ...selectorWarnings(spec, path),
    ...spreadWarnings(spec, path),
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

function selectorWarnings(spec: PodSpec, path: string): readonly string[] {
  return Object.keys(spec.nodeSelector ?? {}).flatMap(key => {
    const warning = nodeLabels[key];
    return warning === undefined ? [] : [`${path}.nodeSelector[${key}]: ${warning}`];
  });
}

function spreadWarnings(spec: PodSpec, path: string): readonly string[] {
  return (spec.topologySpreadConstraints ?? []).flatMap((constraint, index) =>
    constraint.labelSelector === undefined
      ? [
          `${path}.topologySpreadConstraints[${index}].labelSelector: ` +
            'a null labelSelector results in matching no pod',
        ]
      : [],
  );
}

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
