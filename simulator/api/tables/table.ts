// Tables as the API server prints them: `meta.k8s.io/v1 Table`, for `kubectl get` and for our own command line.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { Column, Resource } from '../../../core/kubernetes/schema.js';
import type { Cell } from './cell.js';
import { cellsOfKind } from './cellsByKind.js';
import { type CustomColumn, customCells } from './customColumns.js';
import { ageOf } from './duration.js';

/** Columns and the cells of each object, in order. Columns of a priority above 0 belong to wide output. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly object: KubernetesObject;
  readonly cells: readonly Cell[];
}

/** What the table of a resource is made by. `customColumns` are a CRD's additionalPrinterColumns. */
export interface TableSource {
  readonly resource: Pick<Resource, 'group' | 'kind' | 'columns'>;
  readonly customColumns?: readonly CustomColumn[];
}

const NAME_COLUMN: Column = {
  name: 'Name',
  type: 'string',
  format: 'name',
  priority: 0,
  description: 'Name must be unique within a namespace.',
};

/** The table of some objects of one resource; ages are taken at `nowMs`. */
export function tableFor(
  source: TableSource,
  objects: readonly KubernetesObject[],
  nowMs: number,
): Table {
  const columns = columnsOf(source);
  const cellsOf = rowWriter(source, columns);
  return { columns, rows: objects.map(object => ({ object, cells: cellsOf(object, nowMs) })) };
}

function columnsOf({ resource, customColumns }: TableSource): readonly Column[] {
  if (customColumns !== undefined) {
    return [NAME_COLUMN, ...customColumns.map(toColumn)];
  }
  return resource.columns.length > 0 ? resource.columns : [NAME_COLUMN, toColumn(CREATED_AT)];
}

const CREATED_AT = { name: 'Created At', type: 'date' };

function toColumn(column: Partial<CustomColumn> & { name: string; type: string }): Column {
  return {
    name: column.name,
    type: column.type,
    format: column.format ?? '',
    priority: column.priority ?? 0,
    description: column.description ?? '',
  };
}

function rowWriter({ resource, customColumns }: TableSource, columns: readonly Column[]) {
  if (customColumns !== undefined) {
    return (object: KubernetesObject, nowMs: number) => customCells(object, customColumns, nowMs);
  }
  const { group, kind } = resource;
  const own = cellsOfKind(group === '' ? kind : `${group}/${kind}`);
  return own ?? ((object: KubernetesObject, nowMs: number) => plainCells(object, columns, nowMs));
}

function plainCells(
  { metadata }: KubernetesObject,
  columns: readonly Column[],
  nowMs: number,
): readonly Cell[] {
  return columns.map(({ name }) => {
    switch (name) {
      case 'Name':
        return metadata.name ?? '';
      case 'Age':
        return ageOf(metadata.creationTimestamp, nowMs);
      case 'Created At':
        return metadata.creationTimestamp ?? '';
      default:
        return '';
    }
  });
}
