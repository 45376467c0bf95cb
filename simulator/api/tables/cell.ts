// What a row of a table is made of, and the words its cells share.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';

/** A cell as JSON; kubectl prints it with %v. */
export type Cell = string | number | boolean;

/** The cells of an object, in the order of its resource's columns. */
export type CellsOf<T extends KubernetesObject = KubernetesObject> = (
  object: T,
  nowMs: number,
) => readonly Cell[];

export const NONE = '<none>';
export const UNSET = '<unset>';
export const UNKNOWN = '<unknown>';

const LIST_MAX = 3;

/** The text, or `<none>` where it is empty. */
export function orNone(text: string | undefined): string {
  return text === undefined || text === '' ? NONE : text;
}

/** `True` or `False`, `<unset>` without a value. */
export function showBoolean(value: boolean | undefined): string {
  if (value === undefined) {
    return UNSET;
  }
  return value ? 'True' : 'False';
}

/** Labels as `a=b,c=d`, sorted; `<none>` without any. */
export function showLabels(labels: Readonly<Record<string, string>> | undefined): string {
  const entries = Object.entries(labels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return orNone(entries.map(([key, value]) => `${key}=${value}`).join(','));
}

interface Selector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly {
    readonly key?: string;
    readonly operator?: string;
    readonly values?: readonly string[];
  }[];
}

/** A label selector as `a=b,c in (x,y),!d`, sorted by key; `<none>` where it selects by nothing. */
export function showSelector(selector: Selector | undefined): string {
  const labels = Object.entries(selector?.matchLabels ?? {}).map(
    ([key, value]) => [key, `${key}=${value}`] as const,
  );
  const expressions = (selector?.matchExpressions ?? []).map(
    ({ key = '', operator = '', values = [] }) =>
      [key, showRequirement(key, operator, [...values].sort())] as const,
  );
  const parts = [...labels, ...expressions].sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
  return orNone(parts.map(([, text]) => text).join(','));
}

function showRequirement(key: string, operator: string, values: readonly string[]): string {
  switch (operator) {
    case 'Exists':
      return key;
    case 'DoesNotExist':
      return `!${key}`;
    case 'NotIn':
      return `${key} notin (${values.join(',')})`;
    default:
      return `${key} in (${values.join(',')})`;
  }
}

/** The first items, then ` + 2 more...`. */
export function showList(items: readonly string[], max = LIST_MAX): string {
  const shown = items.slice(0, max).join(',');
  return items.length > max ? `${shown} + ${items.length - max} more...` : shown;
}

interface Containers {
  readonly containers?: readonly { readonly name?: string; readonly image?: string }[];
}

/** The two wide cells every workload has: container names and images. */
export function containerCells(podSpec: Containers | undefined): readonly [string, string] {
  const containers = podSpec?.containers ?? [];
  return [
    containers.map(({ name }) => name ?? '').join(','),
    containers.map(({ image }) => image ?? '').join(','),
  ];
}
