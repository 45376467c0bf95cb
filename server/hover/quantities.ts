/**
 * Hover: quantities
 *
 * In plain units: `512Mi` is 536,870,912 bytes, `250m` of cpu a quarter of a CPU.
 */
import { parseQuantity, quantityValue } from '../../core/kubernetes/quantity.js';
import type { HoverContext } from './types.js';

const fractions: Readonly<Record<number, string>> = {
  100: 'a tenth of a CPU',
  200: 'a fifth of a CPU',
  250: 'a quarter of a CPU',
  500: 'half a CPU',
  750: 'three quarters of a CPU',
};

/** Says an amount in plain units. */
export function quantities({ at, place, path }: HoverContext): readonly string[] {
  if (place?.type.kind !== 'quantity' || at.value?.kind !== 'scalar') {
    return [];
  }
  const words = quantityWords(at.value.text, String(path.at(-1)));
  return words === undefined ? [] : [`\`${at.value.text}\` = ${words}`];
}

/** An amount of a resource in plain units; undefined for what is no quantity. */
export function quantityWords(text: string, resource: string): string | undefined {
  const quantity = parseQuantity(text);
  if (quantity === undefined) {
    return undefined;
  }
  if (/(?:^|\.)cpu$/i.test(resource)) {
    return cpuWords(Number(quantity.nano) / 1_000_000);
  }
  const value = quantityValue(quantity);
  const isBytes = /memory|storage|hugepages|sizeLimit|size$/i.test(resource);
  const whole = value.toLocaleString('en-US');
  if (!isBytes) {
    return whole;
  }
  const isTiny = /m$/.test(text) ? ' (the suffix `m` means a thousandth)' : '';
  const bytes = value === 1n ? '1 byte' : `${whole} bytes`;
  return `${bytes}${sizeWords(Number(value))}${isTiny}`;
}

function cpuWords(milli: number): string {
  const known = fractions[milli];
  if (known !== undefined) {
    return known;
  }
  const cpus = Number((milli / 1000).toFixed(6));
  return cpus === 1 ? '1 CPU' : `${cpus} CPUs`;
}

/** Megabytes and gigabytes as people count them. */
function sizeWords(bytes: number): string {
  const units = ['kB', 'MB', 'GB', 'TB', 'PB'];
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length);
  return power === 0 ? '' : ` (${Number((bytes / 1000 ** power).toFixed(1))} ${units[power - 1]})`;
}
