// Tables of the side pane: the API server's own columns for a kind, filtered and bounded.

import { kindOf } from '../../core/kubernetes/groupKind.js';
import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { Resource } from '../../core/kubernetes/schema.js';
import type { PaneRequest, PaneView, TableView, Tone } from '../../core/protocol.js';
import type { Pod } from '../../schemas/built/types.js';
import { customTableSource } from '../../simulator/api/tables/customTables.js';
import { type TableSource, tableFor } from '../../simulator/api/tables/table.js';
import type { GroupKind } from '../../simulator/kernel/types.js';
import { idOf } from './objectId.js';
import { eventTimeMs, type Snapshot } from './snapshot.js';
import { untranslated } from './translate.js';
import { objectWords } from './view/objectWords.js';
import { podFactsOf } from './view/podFacts.js';

/** Finds the resource of a kind; undefined for kinds the API does not know by itself. */
export type FindResource = (groupKind: GroupKind) => Resource | undefined;

const rowsMax = 300;
const kindOrder = [
  'Pod',
  'apps/Deployment',
  'apps/ReplicaSet',
  'apps/StatefulSet',
  'apps/DaemonSet',
  'batch/Job',
  'batch/CronJob',
  'Service',
  'networking.k8s.io/Ingress',
  'ConfigMap',
  'Secret',
  'autoscaling/HorizontalPodAutoscaler',
  'policy/PodDisruptionBudget',
  'PersistentVolumeClaim',
  'PersistentVolume',
  'Node',
  'Namespace',
];

/** The objects tab: which kinds there are, and the table of the chosen one (or of the first). */
export function objectsPane(
  snapshot: Snapshot,
  request: PaneRequest,
  findResource: FindResource,
): PaneView {
  const found = snapshot.kinds().filter(groupKind => groupKind !== 'Event');
  const counts = new Map(found.map(kind => [kind, snapshot.list(kind).length]));
  const kinds = [...counts.keys()].sort((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1));
  const wanted = request.kind ?? '';
  const kind = counts.has(wanted) ? wanted : (kinds[0] ?? '');
  return {
    tab: 'objects',
    kinds: kinds.map(key => ({ kind: key, label: kindOf(key), count: counts.get(key) ?? 0 })),
    kind,
    table: kindTable(snapshot.list(kind), snapshot.timeMs, {
      source: sourceOf(kind, snapshot, findResource),
      filter: request.filter ?? '',
    }),
  };
}

function sourceOf(
  kind: GroupKind,
  snapshot: Snapshot,
  findResource: FindResource,
): TableSource | undefined {
  const resource = findResource(kind);
  const [first] = snapshot.list(kind);
  if (resource !== undefined || first === undefined) {
    return resource && { resource };
  }
  return customTableSource(first, snapshot.list('apiextensions.k8s.io/CustomResourceDefinition'));
}

/** The table of objects of one kind. */
export function kindTable(
  objects: readonly KubernetesObject[],
  nowMs: number,
  { source, filter = '' }: { readonly source: TableSource | undefined; readonly filter?: string },
): TableView {
  const spansNamespaces = new Set(objects.map(object => object.metadata.namespace)).size > 1;
  const [first] = objects;
  const known = source ?? { resource: { group: '', kind: first?.kind ?? '', columns: [] } };
  const matching = objects.filter(object => (object.metadata.name ?? '').includes(filter));
  const table = tableFor(known, matching.slice(0, rowsMax), nowMs);
  const shown = table.columns.flatMap((column, place) => (isShown(column, first) ? [place] : []));
  return {
    columns: [
      ...(spansNamespaces ? ['NAMESPACE'] : []),
      ...shown.map(place => (table.columns[place]?.name ?? '').toUpperCase()),
    ],
    rows: table.rows.map(({ object, cells }) => ({
      id: idOf(object),
      cells: [
        ...(spansNamespaces ? [object.metadata.namespace ?? ''] : []),
        ...shown.map(place => String(cells[place] ?? '')),
      ],
      tone: toneOf(object),
    })),
    left: Math.max(0, matching.length - rowsMax),
  };
}

/** Of wide output only where a pod is: people look for that first. */
function isShown(
  column: { readonly name: string; readonly priority: number },
  object: KubernetesObject | undefined,
): boolean {
  return column.priority === 0 || (object?.kind === 'Pod' && column.name === 'Node');
}

function toneOf(object: KubernetesObject): Tone {
  if (object.kind !== 'Pod') {
    return object.kind === 'PersistentVolumeClaim'
      ? objectWords(object, untranslated).tone
      : 'neutral';
  }
  const { state } = podFactsOf(object as unknown as Pod);
  if (state === 'failing') {
    return 'bad';
  }
  return state === 'pending' || state === 'unready' ? 'warning' : 'neutral';
}

function rankOf(groupKind: GroupKind): number {
  const rank = kindOrder.indexOf(groupKind);
  return rank < 0 ? kindOrder.length : rank;
}

/** The events tab: newest first, as `kubectl get events` has them. */
export function eventsPane(snapshot: Snapshot, request: PaneRequest): PaneView {
  const filter = request.filter ?? '';
  const rows = snapshot
    .list('Event')
    .map(event => ({ event, cells: eventCells(event, snapshot) }))
    .filter(({ cells }) => filter === '' || cells.some(cell => cell.includes(filter)))
    .sort((a, b) => eventTimeMs(b.event) - eventTimeMs(a.event));
  return {
    tab: 'events',
    table: {
      columns: ['TIME', 'TYPE', 'REASON', 'OBJECT', 'MESSAGE'],
      rows: rows.slice(0, rowsMax).map(({ event, cells }) => ({
        id: regardedId(event),
        cells,
        tone: event['type'] === 'Warning' ? 'warning' : 'neutral',
      })),
      left: Math.max(0, rows.length - rowsMax),
    },
  };
}

interface Regarded {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly namespace?: string;
  readonly name?: string;
}

/** The object an event is about; core events call it involvedObject, newer ones regarding. */
export function regardingOf(event: KubernetesObject): Regarded {
  return (event['involvedObject'] ?? event['regarding'] ?? {}) as Regarded;
}

function regardedId(event: KubernetesObject): string | undefined {
  const { apiVersion = 'v1', kind, namespace = '', name } = regardingOf(event);
  return kind === undefined || name === undefined
    ? undefined
    : idOf({ apiVersion, kind, metadata: { namespace, name } });
}

function eventCells(event: KubernetesObject, snapshot: Snapshot): readonly string[] {
  const { kind = '', name = '' } = regardingOf(event);
  const time = clockOf(eventTimeMs(event) - snapshot.startMs);
  const count =
    typeof event['count'] === 'number' && event['count'] > 1 ? ` ×${event['count']}` : '';
  return [
    `${time}${count}`,
    String(event['type'] ?? ''),
    String(event['reason'] ?? ''),
    `${kind.toLowerCase()}/${name}`,
    String(event['message'] ?? event['note'] ?? ''),
  ];
}

/** `00:24:02` since the start, as the clock of the toolbar has it. */
function clockOf(timeMs: number): string {
  const seconds = Math.max(0, Math.round(timeMs / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map(part => String(part).padStart(2, '0')).join(':');
}
