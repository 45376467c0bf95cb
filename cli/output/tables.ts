// What exists, as `kubectl get` prints it: one table per kind, the cluster's own furniture left out.
import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { Catalogue, Resource } from '../../core/kubernetes/schema.js';
import { customTableSource } from '../../simulator/api/tables/customTables.js';
import { type TableSource, tableFor } from '../../simulator/api/tables/table.js';
import type { Palette } from './colour.js';
import { layOut } from './columns.js';

/** The order of `kubectl get all`; other kinds follow by name. */
const usualOrder = [
  'Pod',
  'ReplicationController',
  'Service',
  'DaemonSet',
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'HorizontalPodAutoscaler',
  'CronJob',
  'Job',
];

const furnitureKinds = new Set([
  'Event',
  'Lease',
  'Endpoints',
  'PriorityClass',
  'ServiceCIDR',
  'IPAddress',
]);
const systemNamespaces = new Set(['kube-system', 'kube-public', 'kube-node-lease']);

/** Every table, separated by blank lines; names carry their kind (`pod/web-…`), several namespaces get a column. */
export function printTables(
  input: { readonly objects: readonly KubernetesObject[]; readonly nowMs: number },
  catalogue: Catalogue,
  palette: Palette,
): string {
  const shown = input.objects.filter(object => !isFurniture(object));
  const namespaces = new Set(shown.flatMap(object => object.metadata.namespace ?? []));
  const blocks = groupByKind(shown, catalogue)
    .sort(({ resource: a }, { resource: b }) => rank(a) - rank(b) || (a.kind < b.kind ? -1 : 1))
    .map(group => block(group, input.nowMs, namespaces.size > 1));
  return blocks.map(lines => headInBold(lines, palette)).join('\n\n');
}

function block(
  { resource, source, objects }: KindGroup,
  nowMs: number,
  withNamespace: boolean,
): string {
  const table = tableFor(source, objects, nowMs);
  const visible = table.columns.flatMap((column, index) => (column.priority === 0 ? [index] : []));
  const prefix = `${resource.singular || resource.kind.toLowerCase()}${resource.group === '' ? '' : `.${resource.group}`}/`;
  const namespaced = withNamespace && resource.namespaced;
  const heads = visible.map(index => (table.columns[index]?.name ?? '').toUpperCase());
  const rows = table.rows.map(({ object, cells }) => [
    ...(namespaced ? [object.metadata.namespace ?? ''] : []),
    ...visible.map((index, place) => `${place === 0 ? prefix : ''}${cells[index] ?? ''}`),
  ]);
  return layOut(namespaced ? ['NAMESPACE', ...heads] : heads, rows);
}

/** The objects of one kind and what their table is made by. */
interface KindGroup {
  readonly resource: Resource;
  readonly source: TableSource;
  readonly objects: KubernetesObject[];
}

/** Kinds that neither the API nor a CustomResourceDefinition knows are left out. */
function groupByKind(objects: readonly KubernetesObject[], catalogue: Catalogue): KindGroup[] {
  const definitions = objects.filter(({ kind }) => kind === 'CustomResourceDefinition');
  const groups = new Map<string, KindGroup>();
  for (const object of objects) {
    const key = `${object.apiVersion} ${object.kind}`;
    const known = groups.get(key);
    if (known !== undefined) {
      known.objects.push(object);
      continue;
    }
    const resource = catalogue.resourceOf(object.apiVersion, object.kind);
    const source = resource ? { resource } : customTableSource(object, definitions);
    if (source !== undefined) {
      groups.set(key, { resource: source.resource, source, objects: [object] });
    }
  }
  return [...groups.values()];
}

function isFurniture(object: KubernetesObject): boolean {
  const { name = '', namespace = '' } = object.metadata;
  return (
    furnitureKinds.has(object.kind) ||
    systemNamespaces.has(namespace) ||
    (object.kind === 'Namespace' && (name === 'default' || systemNamespaces.has(name))) ||
    (object.kind === 'ServiceAccount' && name === 'default') ||
    (object.kind === 'ConfigMap' && name === 'kube-root-ca.crt') ||
    (namespace === 'default' && name === 'kubernetes')
  );
}

function rank(resource: Resource): number {
  const place = usualOrder.indexOf(resource.kind);
  return place === -1 ? usualOrder.length : place;
}

function headInBold(text: string, palette: Palette): string {
  const end = text.indexOf('\n');
  return end === -1 ? palette.bold(text) : palette.bold(text.slice(0, end)) + text.slice(end);
}
