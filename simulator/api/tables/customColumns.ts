// The columns a CustomResourceDefinition adds to its table: additionalPrinterColumns, read by JSONPath.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { Cell } from './cell.js';
import { ageOf } from './duration.js';

/** One of a CRD's additionalPrinterColumns. */
export interface CustomColumn {
  readonly name: string;
  readonly type: string;
  readonly jsonPath: string;
  readonly format?: string;
  readonly description?: string;
  readonly priority?: number;
}

/** What a CRD without columns of its own shows beside the name. */
export const DEFAULT_CUSTOM_COLUMNS: readonly CustomColumn[] = [
  { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
];

/** The cells of a custom resource: its name and the values of its columns. */
export function customCells(
  object: KubernetesObject,
  columns: readonly CustomColumn[],
  nowMs: number,
): readonly Cell[] {
  return [
    object.metadata.name ?? '',
    ...columns.map(({ jsonPath, type }) => showValue(valuesAt(object, jsonPath)[0], type, nowMs)),
  ];
}

/** The first value the path finds, as its column's type; empty where it is of another. */
function showValue(value: unknown, type: string, nowMs: number): Cell {
  if (value === undefined || value === null) {
    return '';
  }
  switch (type) {
    case 'date':
      return typeof value === 'string' ? ageOf(value, nowMs) : '';
    case 'integer':
      return typeof value === 'number' ? Math.trunc(value) : '';
    case 'number':
      return typeof value === 'number' ? value : '';
    case 'boolean':
      return typeof value === 'boolean' ? value : '';
    default:
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
}

/**
 * The values at a simple JSONPath: `.spec.items[0].name`, `.metadata.labels['a.b/c']`,
 * `.status.conditions[?(@.type=="Ready")].status`, `.spec.items[*].name`.
 */
export function valuesAt(root: unknown, jsonPath: string): readonly unknown[] {
  const steps = jsonPath.match(/\.[\w-]+(?:\\\.[\w-]+)*|\['[^']*'\]|\["[^"]*"\]|\[[^\]]*\]/g) ?? [];
  return steps.reduce<readonly unknown[]>(
    (values, step) => values.flatMap(value => follow(value, step)),
    [root],
  );
}

function follow(value: unknown, step: string): readonly unknown[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const filter = step.match(/^\[\?\(@\.([\w.-]+)\s*==\s*["']([^"']*)["']\)\]$/);
  if (filter !== null && Array.isArray(value)) {
    return value.filter(item => String(valuesAt(item, `.${filter[1]}`)[0]) === filter[2]);
  }
  if (step === '[*]') {
    return Object.values(value);
  }
  const key = step.startsWith('[')
    ? step.slice(1, -1).replace(/^['"]|['"]$/g, '')
    : step.slice(1).replaceAll('\\.', '.');
  const found: unknown = (value as Record<string, unknown>)[key];
  return found === undefined ? [] : [found];
}
