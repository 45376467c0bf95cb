// The first column: Services and what answers behind them, Ingresses and which Service they lead to.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { matchesLabels } from '../../../core/kubernetes/selector.js';
import type { ServiceCard, Tone } from '../../../core/protocol.js';
import type { EndpointSlice, Ingress, Service, ServicePort } from '../../../schemas/built/types.js';
import { idOf } from '../objectId.js';
import { perObject } from '../perObject.js';
import type { Translate } from '../translate.js';
import type { ClusterIndex } from './clusterIndex.js';
import { templateLabels } from './workloadNotes.js';

/** More Services than this are counted, not drawn. */
export const servicesMax = 120;
const portsMax = 2;

export interface ServiceCards {
  readonly cards: readonly ServiceCard[];
  readonly left: number;
}

/** Cards of Ingresses and Services, each Service beside the first workload it reaches. */
export function serviceCards(index: ClusterIndex, t: Translate): ServiceCards {
  const endpoints = countEndpoints(index);
  const services = userServices(index);
  const ingresses = index.snapshot.list<Ingress>('networking.k8s.io/Ingress');
  const cards = [
    ...ingresses.map(ingress => ingressCard(ingress, services, t)),
    ...services.map(service => serviceCard(service, index, endpoints, t)),
  ];
  const order = new Map(index.workloads.map((workload, place) => [idOf(workload), place]));
  const placeOf = (card: ServiceCard) => order.get(card.targets[0]?.id ?? '') ?? order.size;
  const sorted = [...cards].sort((a, b) => placeOf(a) - placeOf(b));
  return { cards: sorted.slice(0, servicesMax), left: Math.max(0, sorted.length - servicesMax) };
}

/** All Services but the API server's own. */
export function userServices(index: ClusterIndex): readonly Service[] {
  return index.snapshot
    .list<Service>('Service')
    .filter(
      ({ metadata }) => !(metadata?.namespace === 'default' && metadata.name === 'kubernetes'),
    );
}

/** Workloads and bare pods whose pods a Service selects. */
export function selectedWorkloads(
  service: Service,
  index: ClusterIndex,
): readonly KubernetesObject[] {
  const { selector } = service.spec ?? {};
  if (selector === undefined || Object.keys(selector).length === 0) {
    return [];
  }
  const bare = index.pods
    .filter(pod => pod.maker === undefined)
    .map(pod => pod.pod as unknown as KubernetesObject);
  return [...index.workloads, ...bare].filter(
    workload =>
      workload.metadata.namespace === service.metadata?.namespace &&
      matchesLabels(selector, templateLabels(workload)),
  );
}

export interface EndpointCount {
  readonly ready: number;
  readonly total: number;
}

/** Endpoints of one slice, counted once. */
export const countSlice = perObject((slice: EndpointSlice): EndpointCount => {
  const endpoints = slice.endpoints ?? [];
  const ready = endpoints.filter(endpoint => endpoint.conditions?.ready !== false).length;
  return { ready, total: endpoints.length };
});

function countEndpoints(index: ClusterIndex): ReadonlyMap<string, EndpointCount> {
  const counts = new Map<string, EndpointCount>();
  for (const slice of index.snapshot.list<EndpointSlice>('discovery.k8s.io/EndpointSlice')) {
    const service = slice.metadata?.labels?.['kubernetes.io/service-name'];
    const key = `${slice.metadata?.namespace}/${service}`;
    const before = counts.get(key) ?? { ready: 0, total: 0 };
    const own = countSlice(slice);
    counts.set(key, { ready: before.ready + own.ready, total: before.total + own.total });
  }
  return counts;
}

function serviceCard(
  service: Service,
  index: ClusterIndex,
  endpoints: ReadonlyMap<string, EndpointCount>,
  t: Translate,
): ServiceCard {
  const { metadata, spec } = service;
  const count = endpoints.get(`${metadata?.namespace}/${metadata?.name}`) ?? { ready: 0, total: 0 };
  const workloads = selectedWorkloads(service, index);
  const verdict = serviceVerdict(service, count, workloads.length, t);
  return {
    id: idOf(service as unknown as KubernetesObject),
    name: metadata?.name ?? '',
    kind: spec?.clusterIP === 'None' ? t('headless') : (spec?.type ?? 'ClusterIP'),
    address: addressOf(service, verdict.selectsNothing),
    verdict: verdict.text,
    tone: verdict.tone,
    targets: workloads.map(workload => ({ id: idOf(workload), tone: verdict.tone })),
  };
}

interface Verdict {
  readonly text: string;
  readonly tone: Tone;
  readonly selectsNothing: boolean;
}

function serviceVerdict(
  service: Service,
  { ready, total }: EndpointCount,
  workloads: number,
  t: Translate,
): Verdict {
  const { spec } = service;
  const selectsNothing = false;
  if (spec?.type === 'ExternalName') {
    return { text: t('answered by DNS outside'), tone: 'neutral', selectsNothing };
  }
  if (Object.keys(spec?.selector ?? {}).length === 0) {
    return { text: t('{0} endpoints set by hand', total), tone: 'neutral', selectsNothing };
  }
  if (total === 0 && workloads === 0) {
    return { text: t('selects no pod'), tone: 'bad', selectsNothing: true };
  }
  if (ready === 0) {
    return { text: t('no endpoint ready'), tone: total === 0 ? 'warning' : 'bad', selectsNothing };
  }
  const text =
    ready === total
      ? ready === 1
        ? t('1 endpoint ready')
        : t('{0} endpoints ready', ready)
      : t('{0} of {1} endpoints ready', ready, total);
  return { text, tone: 'good', selectsNothing };
}

function addressOf(service: Service, selectsNothing: boolean): string {
  const { spec } = service;
  if (spec?.type === 'ExternalName') {
    return spec.externalName ?? '';
  }
  if (selectsNothing) {
    const pairs = Object.entries(spec?.selector ?? {}).map(([key, value]) => `${key}=${value}`);
    return `selector ${pairs.join(',')}`;
  }
  const ports = spec?.ports ?? [];
  const host = spec?.clusterIP === 'None' ? '' : (spec?.clusterIP ?? '');
  const shown = ports.slice(0, portsMax).map(port => `:${portText(port)}`);
  return `${host}${shown.join(' ')}${ports.length > portsMax ? ' …' : ''}`;
}

function portText(port: ServicePort): string {
  const target = port.targetPort ?? port.port;
  const inside = target === port.port ? String(port.port) : `${port.port} → ${target}`;
  return port.nodePort === undefined ? inside : `${inside} (${port.nodePort})`;
}

function ingressCard(ingress: Ingress, services: readonly Service[], t: Translate): ServiceCard {
  const { metadata, spec } = ingress;
  const rules = spec?.rules ?? [];
  const backends = [
    spec?.defaultBackend?.service?.name,
    ...rules.flatMap(rule => (rule.http?.paths ?? []).map(path => path.backend.service?.name)),
  ].filter(name => name !== undefined);
  const missing = backends.find(
    name =>
      !services.some(
        service =>
          service.metadata?.name === name && service.metadata.namespace === metadata?.namespace,
      ),
  );
  return {
    id: idOf(ingress as unknown as KubernetesObject),
    name: metadata?.name ?? '',
    kind: 'Ingress',
    address: rules.map(rule => rule.host ?? '*').join(', '),
    verdict:
      missing === undefined
        ? t('leads to {0}', [...new Set(backends)].join(', '))
        : t('Service {0} does not exist', missing),
    tone: missing === undefined ? 'good' : 'bad',
    targets: [],
  };
}
