// One line for people about a change of an object: what a reader of the timeline sees.

import type { JsonObject, KubernetesObject } from '../../core/kubernetes/object.js';

/** `Scaled ReplicaSet web-5d79f54576 from 0 to 3`. Either version may be absent, not both. */
export function summarizeChange(
  before: KubernetesObject | undefined,
  after: KubernetesObject | undefined,
): string {
  const object = after ?? before;
  const name = `${object?.kind} ${object?.metadata.name}`;
  if (before === undefined || after === undefined) {
    return `${before === undefined ? 'Created' : 'Deleted'} ${name}`;
  }
  const found = summaries.map(summarize => summarize(before, after, name));
  return found.find(text => text !== undefined) ?? `Updated ${name}`;
}

type Summary = (
  before: KubernetesObject,
  after: KubernetesObject,
  name: string,
) => string | undefined;

const summaries: readonly Summary[] = [
  (before, after, name) =>
    before.metadata.deletionTimestamp === undefined &&
    after.metadata.deletionTimestamp !== undefined
      ? `Deleting ${name}`
      : undefined,
  (before, after, name) => {
    const [from, to] = [specOf(before)['replicas'], specOf(after)['replicas']];
    return from === to ? undefined : `Scaled ${name} from ${from} to ${to}`;
  },
  (before, after, name) => {
    const node = specOf(after)['nodeName'];
    return after.kind === 'Pod' && node !== undefined && specOf(before)['nodeName'] !== node
      ? `Bound ${name} to ${node}`
      : undefined;
  },
  (before, after, name) => {
    const phase = statusOf(after)['phase'];
    return phase !== undefined && statusOf(before)['phase'] !== phase
      ? `${name} is ${phase}`
      : undefined;
  },
  (before, after, name) => {
    const ready = readinessOf(after);
    if (ready === undefined || readinessOf(before) === ready) {
      return undefined;
    }
    return ready === 'True' ? `${name} is ready` : `${name} is not ready`;
  },
  (before, after, name) =>
    before['spec'] === after['spec'] && before['status'] !== after['status']
      ? `Updated status of ${name}`
      : undefined,
];

function specOf(object: KubernetesObject): JsonObject {
  return (object['spec'] ?? {}) as JsonObject;
}

function statusOf(object: KubernetesObject): JsonObject {
  return (object['status'] ?? {}) as JsonObject;
}

function readinessOf(object: KubernetesObject): string | undefined {
  const { conditions } = (object['status'] ?? {}) as {
    readonly conditions?: readonly { readonly type: string; readonly status: string }[] | null;
  };
  return conditions?.find(condition => condition.type === 'Ready')?.status;
}
