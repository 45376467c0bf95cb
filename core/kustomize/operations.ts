// Lists of operations (JSON 6902) as the partial objects they amount to, as far as others care: what they add to an
// object that their target names. https://datatracker.ietf.org/doc/html/rfc6902

import { type Fields, fieldsOf, isFields } from '../json.js';
import { parseManifest } from '../manifest/parseManifest.js';
import { textAt } from './buildFields.js';

/** A partial object for each operation that adds or replaces a value; none where the target is a pattern. */
export function partialObjectsOf(operations: string, target: Fields): readonly unknown[] {
  const kind = textAt(target, 'kind');
  const name = textAt(target, 'name');
  if (kind === undefined || name === undefined || !/^[\w.-]+$/.test(name)) {
    return [];
  }
  const version = textAt(target, 'version') ?? 'v1';
  const group = textAt(target, 'group') ?? (workloads.has(kind) ? 'apps' : undefined);
  const apiVersion = group === undefined ? version : `${group}/${version}`;
  const list = parseManifest(operations).documents[0]?.document.toValue();
  return (Array.isArray(list) ? list : []).map(fieldsOf).flatMap(operation => {
    const path = textAt(operation, 'path');
    const adds = operation['op'] === 'add' || operation['op'] === 'replace';
    const part = adds && path !== undefined ? nested(path, operation['value']) : undefined;
    return part === undefined ? [] : [withIdentity(part, { apiVersion, kind, name })];
  });
}

const workloads = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet']);

/** Steps of a pointer beyond this many are not followed. */
const depthMax = 20;

/** The value at the end of a JSON pointer; places of lists become lists of one. */
function nested(pointer: string, value: unknown): Fields | undefined {
  const steps = pointer.split('/').slice(1, depthMax);
  const whole = steps.reduceRight<unknown>(
    (inner, step) =>
      /^(?:-|\d+)$/.test(step)
        ? [inner]
        : { [step.replaceAll('~1', '/').replaceAll('~0', '~')]: inner },
    value,
  );
  return isFields(whole) ? whole : undefined;
}

function withIdentity(
  part: Fields,
  { apiVersion, kind, name }: Readonly<Record<'apiVersion' | 'kind' | 'name', string>>,
): Fields {
  const metadata = { ...fieldsOf(part['metadata']), name };
  return { ...part, apiVersion, kind, metadata };
}
