// Turns texts into the objects they hold, with where each came from.
import type { KubernetesObject } from '../core/kubernetes/object.js';
import { parseManifest } from '../core/manifest/parseManifest.js';
import type { FieldPath } from '../core/validation/fieldError.js';
import type { SourceText } from './files.js';

/** An object and the place it was read from. */
export interface ReadObject {
  readonly object: KubernetesObject;
  readonly file: string;
  /** Line of its document, from 1. */
  readonly line: number;
  /** Where a field of a built object is written. */
  readonly at?: (field: FieldPath) => { readonly file: string; readonly line: number };
}

/** A document that could not be read. */
export interface ReadFault {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** What was read of some texts, in their order. */
export interface ReadResult {
  readonly objects: readonly ReadObject[];
  readonly faults: readonly ReadFault[];
  /** Documents that are no Kubernetes objects. */
  readonly others: number;
}

/** Reads every Kubernetes object; the items of a `kind: List` each count as one. */
export function readObjects(sources: readonly SourceText[]): ReadResult {
  const objects: ReadObject[] = [];
  const faults: ReadFault[] = [];
  let others = 0;
  for (const { file, text } of sources) {
    for (const { document, line, offset } of parseManifest(text).documents) {
      const fault = document.problems.find(problem => problem.severity === 'error');
      if (fault !== undefined) {
        const before = text.slice(0, offset + fault.start);
        faults.push({ file, line: before.split('\n').length, message: fault.message });
      } else if (document.nature === 'kubernetes' || document.nature === 'list') {
        const place = { file, line: line + 1 };
        objects.push(...itemsOf(document.toValue()).map(object => ({ object, ...place })));
      } else if (document.nature !== 'empty') {
        others++;
      }
    }
  }
  return { objects, faults, others };
}

function itemsOf(value: unknown): KubernetesObject[] {
  if (!isObject(value)) {
    return [];
  }
  if (value.kind.endsWith('List') && Array.isArray(value['items'])) {
    return value['items'].flatMap(itemsOf);
  }
  return [{ ...value, metadata: value.metadata ?? {} }];
}

/** Whether JSON is an object the API may be given. */
export function isObject(value: unknown): value is KubernetesObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { kind?: unknown }).kind === 'string' &&
    typeof (value as { apiVersion?: unknown }).apiVersion === 'string'
  );
}
