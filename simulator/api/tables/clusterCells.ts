// The rows of the cluster's own objects: nodes, namespaces, events, configuration, leases, certificates.

import type {
  APIService,
  CertificateSigningRequest,
  ComponentStatus,
  ConfigMap,
  Event,
  Lease,
  Namespace,
  Node,
  RuntimeClass,
  Secret,
} from '../../../schemas/built/types.js';
import { type Cell, NONE, orNone, UNKNOWN } from './cell.js';
import { ageOf, humanDuration } from './duration.js';

const ROLE_PREFIX = 'node-role.kubernetes.io/';
const ROLE_LABEL = 'kubernetes.io/role';

/** The cells of a Node. */
export function nodeCells(object: Node, nowMs: number): readonly Cell[] {
  const { metadata, status } = object;
  const system = status?.nodeInfo;
  const address = (type: string): string =>
    (status?.addresses ?? []).find(entry => entry.type === type)?.address ?? NONE;
  return [
    metadata.name ?? '',
    nodeStatus(object),
    nodeRoles(metadata.labels ?? {}),
    ageOf(metadata.creationTimestamp, nowMs),
    system?.kubeletVersion ?? '',
    address('InternalIP'),
    address('ExternalIP'),
    system?.osImage || UNKNOWN,
    system?.kernelVersion || UNKNOWN,
    system?.containerRuntimeVersion || UNKNOWN,
  ];
}

function nodeStatus({ spec, status }: Node): string {
  const ready = (status?.conditions ?? []).find(({ type }) => type === 'Ready');
  const text = ready === undefined ? 'Unknown' : ready.status === 'True' ? 'Ready' : 'NotReady';
  return spec?.unschedulable === true ? `${text},SchedulingDisabled` : text;
}

function nodeRoles(labels: Readonly<Record<string, string>>): string {
  const roles = Object.entries(labels).flatMap(([key, value]) => {
    if (key.startsWith(ROLE_PREFIX)) {
      return key.length > ROLE_PREFIX.length ? [key.slice(ROLE_PREFIX.length)] : [];
    }
    return key === ROLE_LABEL && value !== '' ? [value] : [];
  });
  return orNone([...new Set(roles)].sort().join(','));
}

/** The cells of a ComponentStatus. */
export function componentStatusCells(object: ComponentStatus): readonly Cell[] {
  const healthy = (object.conditions ?? []).find(({ type }) => type === 'Healthy');
  return [
    object.metadata.name ?? '',
    healthy?.status === 'True' ? 'Healthy' : 'Unhealthy',
    healthy?.message ?? '',
    healthy?.error ?? '',
  ];
}

/** The cells of a Namespace. */
export function namespaceCells(object: Namespace, nowMs: number): readonly Cell[] {
  return [
    object.metadata.name ?? '',
    object.status?.phase ?? '',
    ageOf(object.metadata.creationTimestamp, nowMs),
  ];
}

/** The cells of an Event, in its core/v1 form. */
export function eventCells(object: Event, nowMs: number): readonly Cell[] {
  const first = ageOf(object.firstTimestamp ?? object.eventTime, nowMs);
  const last = object.series?.lastObservedTime ?? object.lastTimestamp;
  const target = object.involvedObject;
  const kind = (target.kind ?? '').toLowerCase();
  return [
    last === undefined || last === null ? first : ageOf(last, nowMs),
    object.type ?? '',
    object.reason ?? '',
    target.name ? `${kind}/${target.name}` : kind,
    target.fieldPath ?? '',
    eventSource(object),
    (object.message ?? '').trim(),
    first,
    String(object.series?.count ?? (object.count || 1)),
    object.metadata.name ?? '',
  ];
}

function eventSource({ source, reportingComponent, reportingInstance }: Event): string {
  const component = source?.component || reportingComponent || '';
  const host = source?.host || reportingInstance || '';
  return host === '' ? component : `${component}, ${host}`;
}

/** The cells of a ConfigMap. */
export function configMapCells(object: ConfigMap, nowMs: number): readonly Cell[] {
  return [
    object.metadata.name ?? '',
    String(countKeys(object.data) + countKeys(object.binaryData)),
    ageOf(object.metadata.creationTimestamp, nowMs),
  ];
}

/** The cells of a Secret. */
export function secretCells(object: Secret, nowMs: number): readonly Cell[] {
  return [
    object.metadata.name ?? '',
    object.type ?? 'Opaque',
    String(countKeys(object.data)),
    ageOf(object.metadata.creationTimestamp, nowMs),
  ];
}

function countKeys(map: object | undefined): number {
  return Object.keys(map ?? {}).length;
}

/** The cells of a Lease. */
export function leaseCells(object: Lease, nowMs: number): readonly Cell[] {
  return [
    object.metadata.name ?? '',
    object.spec?.holderIdentity ?? '',
    ageOf(object.metadata.creationTimestamp, nowMs),
  ];
}

/** The cells of a RuntimeClass. */
export function runtimeClassCells(object: RuntimeClass, nowMs: number): readonly Cell[] {
  return [
    object.metadata.name ?? '',
    object.handler,
    ageOf(object.metadata.creationTimestamp, nowMs),
  ];
}

/** The cells of an APIService. */
export function apiServiceCells(object: APIService, nowMs: number): readonly Cell[] {
  const service = object.spec?.service;
  const available = (object.status?.conditions ?? []).find(({ type }) => type === 'Available');
  const isAvailable = available === undefined || available.status === 'True';
  return [
    object.metadata.name ?? '',
    service === undefined ? 'Local' : `${service.namespace}/${service.name}`,
    isAvailable ? 'True' : `${available.status} (${available.reason ?? ''})`,
    ageOf(object.metadata.creationTimestamp, nowMs),
  ];
}

/** The cells of a CertificateSigningRequest. */
export function certificateSigningRequestCells(
  object: CertificateSigningRequest,
  nowMs: number,
): readonly Cell[] {
  const { spec, metadata } = object;
  const seconds = spec?.expirationSeconds;
  return [
    metadata.name ?? '',
    ageOf(metadata.creationTimestamp, nowMs),
    spec?.signerName ?? NONE,
    spec?.username || NONE,
    seconds === undefined ? NONE : humanDuration(seconds * 1000),
    requestCondition(object),
  ];
}

function requestCondition({ status }: CertificateSigningRequest): string {
  const types = new Set((status?.conditions ?? []).map(({ type }) => type));
  const decision = types.has('Approved') ? 'Approved' : types.has('Denied') ? 'Denied' : 'Pending';
  const failed = types.has('Failed') ? ',Failed' : '';
  return `${decision}${failed}${status?.certificate ? ',Issued' : ''}`;
}
