// Which Services a pod belongs to, and what of a pod its endpoints show. For the endpoint controllers.

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import { isTerminal } from '../../core/kubernetes/podPhase.js';
import { type Labels, matchesLabels } from '../../core/kubernetes/selector.js';
import type { Pod, Service, ServicePort } from '../../schemas/built/types.js';
import { mapBelow } from '../kernel/nestedMaps.js';
import type { ChangeNotice, Cluster } from '../kernel/types.js';
import type { NetworkView } from './view.js';

const none: readonly string[] = [];

/** Selectors of Services, by their keys. */
type Selectors = Map<string, Labels>;

/** Services by one pair of their selector: a pod finds its Services by its own few labels. */
export class ServiceIndex {
  /** By namespace, label and value. */
  readonly #byPair = new Map<string, Map<string, Map<string, Selectors>>>();
  /** Where each Service stands. */
  readonly #places = new Map<string, Selectors>();

  /** Takes note of a change of a Service. */
  onService({ type, object }: ChangeNotice): void {
    const service = object as Service;
    const { namespace = '', name } = service.metadata;
    const key = `${namespace}/${name}`;
    this.#places.get(key)?.delete(key);
    this.#places.delete(key);
    const selector = service.spec?.selector ?? {};
    const [pair] = Object.entries(selector);
    if (type !== 'DELETED' && pair !== undefined) {
      const [label, value] = pair;
      const place = mapBelow(mapBelow(mapBelow(this.#byPair, namespace), label), value);
      place.set(key, selector);
      this.#places.set(key, place);
    }
  }

  /** Keys of the Services whose endpoints a change of a pod may change. */
  concernedBy(change: ChangeNotice): readonly string[] {
    const pod = change.object as Pod & KubernetesObject;
    const before = change.previous as (Pod & KubernetesObject) | undefined;
    if (!isEndpoint(pod) && (before === undefined || !isEndpoint(before))) {
      return none;
    }
    if (change.type === 'MODIFIED' && before !== undefined && isSameEndpoint(before, pod)) {
      return none;
    }
    const keys = this.#selecting(pod);
    return before === undefined || before.metadata.labels === pod.metadata.labels
      ? keys
      : [...new Set([...keys, ...this.#selecting(before)])];
  }

  #selecting({ metadata: { namespace = '', labels } }: Pod): readonly string[] {
    const byLabel = this.#byPair.get(namespace);
    if (byLabel === undefined) {
      return none;
    }
    let keys: string[] | undefined;
    for (const label in labels) {
      const selectors = byLabel.get(label)?.get(labels[label] ?? '');
      if (selectors !== undefined) {
        for (const [key, selector] of selectors) {
          if (matchesLabels(selector, labels)) {
            keys ??= [];
            keys.push(key);
          }
        }
      }
    }
    return keys ?? none;
  }
}

/** Pods that a Service selects; none without a selector. */
export function podsOfService(cluster: Cluster, service: Service): readonly Pod[] {
  const selector = service.spec?.selector;
  if (selector === undefined || isEmpty(selector)) {
    return [];
  }
  return cluster.podsWithLabels<Pod>(service.metadata.namespace ?? '', selector);
}

/** Whether a Service has endpoints made for it: it selects pods and is not an ExternalName. */
export function hasManagedEndpoints(service: Service): boolean {
  const { type, selector } = service.spec ?? {};
  return type !== 'ExternalName' && selector !== undefined && !isEmpty(selector);
}

/** Whether the pod is selected and has something to offer: an address, and no end yet. */
export function isEndpoint(pod: Pod): boolean {
  const podIP = pod.status?.podIP ?? '';
  return !isTerminal(pod) && podIP !== '';
}

/** Whether condition Ready is true. */
export function isPodReady(pod: Pod): boolean {
  return pod.status?.conditions?.find(condition => condition.type === 'Ready')?.status === 'True';
}

/** The pod's port behind a Service's port; undefined where the pod lacks the name. */
export function targetPortOf(
  pod: Pod,
  { targetPort, port, protocol }: ServicePort,
): number | undefined {
  const wanted = targetPort ?? port;
  if (typeof wanted === 'number') {
    return wanted === 0 ? port : wanted;
  }
  const sidecars = (pod.spec?.initContainers ?? []).filter(
    ({ restartPolicy }) => restartPolicy === 'Always',
  );
  for (const container of [...(pod.spec?.containers ?? []), ...sidecars]) {
    const found = container.ports?.find(
      candidate =>
        candidate.name === wanted && (candidate.protocol ?? 'TCP') === (protocol ?? 'TCP'),
    );
    if (found !== undefined) {
      return found.containerPort;
    }
  }
  return undefined;
}

/** The items that are there; the list itself where none is missing, as for most pods. */
export function withoutGaps<T>(items: readonly (T | undefined)[]): readonly T[] {
  const isFull = (list: readonly (T | undefined)[]): list is readonly T[] =>
    !list.includes(undefined);
  return isFull(items) ? items : items.filter(item => item !== undefined);
}

/** The name by which DNS knows the pod within the Service; undefined for most. */
export function endpointHostname(pod: Pod, service: Service): string | undefined {
  const { hostname, subdomain } = pod.spec ?? {};
  const isMember =
    hostname !== undefined &&
    hostname !== '' &&
    subdomain === service.metadata.name &&
    pod.metadata.namespace === service.metadata.namespace;
  return isMember ? hostname : undefined;
}

function isSameEndpoint(before: Pod & KubernetesObject, pod: Pod & KubernetesObject): boolean {
  return (
    before.metadata.labels === pod.metadata.labels &&
    before.metadata.deletionTimestamp === pod.metadata.deletionTimestamp &&
    before.spec === pod.spec &&
    before.status?.podIP === pod.status?.podIP &&
    isEndpoint(before) === isEndpoint(pod) &&
    isPodReady(before) === isPodReady(pod)
  );
}

function isEmpty(labels: Labels): boolean {
  for (const _key in labels) {
    return false;
  }
  return true;
}

/** Pods that a Service selects, of a view without an index. */
export function podsOfServiceIn(view: NetworkView, service: Service): readonly Pod[] {
  const selector = service.spec?.selector;
  if (selector === undefined || isEmpty(selector)) {
    return [];
  }
  const pods = view.list('Pod', service.metadata.namespace ?? '') as readonly Pod[];
  return pods.filter(({ metadata }) => matchesLabels(selector, metadata.labels));
}
