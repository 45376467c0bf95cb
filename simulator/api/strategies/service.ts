// Services: cluster IPs and node ports are allocated when everything else is right, and given back at the end.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { toAddress, toNumber } from '../allocation/ranges.js';
import type { ServerView } from '../serverView.js';
import type { Strategy } from './strategy.js';

interface ServicePort {
  readonly port: number;
  readonly protocol?: string;
  readonly nodePort?: number;
}

interface ServiceSpec {
  readonly type?: string;
  readonly clusterIP?: string;
  readonly clusterIPs?: readonly string[];
  readonly ports?: readonly ServicePort[];
  readonly allocateLoadBalancerNodePorts?: boolean;
}

export const service: Strategy = {
  status: 'separate',
  initialStatus: () => ({ loadBalancer: {} }),
  allocate(object, _previous, view) {
    const spec = specOf(object);
    return { ...object, spec: withNodePorts(withClusterIp(object, spec, view), object, view) };
  },
  stored(object, previous, view) {
    release(previous, view);
    const spec = specOf(object);
    for (const address of addressesOf(spec)) {
      view.clusterIps.take(address);
    }
    for (const port of nodePortsOf(spec)) {
      view.nodePorts.take(port);
    }
  },
  removed: release,
};

function release(object: KubernetesObject | undefined, view: ServerView): void {
  if (object === undefined) {
    return;
  }
  const spec = specOf(object);
  for (const address of addressesOf(spec)) {
    view.clusterIps.release(address);
  }
  for (const port of nodePortsOf(spec)) {
    view.nodePorts.release(port);
  }
}

function withClusterIp(object: KubernetesObject, spec: ServiceSpec, view: ServerView): ServiceSpec {
  if (spec.type === 'ExternalName' || spec.clusterIP) {
    return spec.clusterIP && !spec.clusterIPs ? { ...spec, clusterIPs: [spec.clusterIP] } : spec;
  }
  const { namespace, name } = object.metadata;
  const address = view.clusterIps.propose(view.randomFor(`clusterIP|${namespace}/${name}`));
  if (address === undefined) {
    return spec;
  }
  const clusterIP = toAddress(address);
  return { ...spec, clusterIP, clusterIPs: [clusterIP] };
}

function withNodePorts(spec: ServiceSpec, object: KubernetesObject, view: ServerView): ServiceSpec {
  const wanted =
    spec.type === 'NodePort' ||
    (spec.type === 'LoadBalancer' && spec.allocateLoadBalancerNodePorts !== false);
  if (!wanted || spec.ports === undefined) {
    return spec;
  }
  const { namespace, name } = object.metadata;
  const reserved = new Set(nodePortsOf(spec));
  const ports = spec.ports.map(port => {
    if (port.nodePort) {
      return port;
    }
    const random = view.randomFor(`nodePort|${namespace}/${name}/${port.port}`);
    const nodePort = view.nodePorts.propose(random, reserved);
    if (nodePort === undefined) {
      return port;
    }
    reserved.add(nodePort);
    return { ...port, nodePort };
  });
  return { ...spec, ports };
}

function specOf(object: KubernetesObject): ServiceSpec {
  return (object['spec'] ?? {}) as ServiceSpec;
}

function addressesOf(spec: ServiceSpec): readonly number[] {
  return (spec.clusterIPs ?? []).map(toNumber).filter(address => !Number.isNaN(address));
}

function nodePortsOf(spec: ServiceSpec): readonly number[] {
  return (spec.ports ?? []).flatMap(port => (port.nodePort ? [port.nodePort] : []));
}
