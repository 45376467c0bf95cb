// The resize subresource of pods: the resources of containers alone; whatever else is written is ignored.
// After pkg/registry/core/pod/strategy.go: podResizeStrategy, and ValidatePodResize.

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { FieldError } from '../../core/validation/fieldError.js';
import type { Container, PodSpec } from '../../schemas/built/types.js';
import { isEqual } from './equal.js';
import { invalid } from './errors.js';
import { groupKindOf } from './resources.js';
import { qosClassOf } from './strategies/qosClass.js';

const resizable: readonly string[] = ['cpu', 'memory'];

/**
 * The pod with the resources that are asked for; `previous` where nothing changes. `check`: what is wrong with the pod
 * as a pod. Throws `ApiError` 422.
 */
export function withResize(
  object: KubernetesObject,
  previous: KubernetesObject,
  check: (pod: KubernetesObject) => readonly FieldError[] = () => [],
): KubernetesObject {
  const wanted = (object['spec'] ?? {}) as Partial<PodSpec>;
  const before = previous['spec'] as PodSpec;
  const faults: FieldError[] = [];
  const containers = resized(before.containers, wanted.containers ?? [], 'containers', faults);
  const inits = before.initContainers ?? [];
  const initContainers = resized(inits, wanted.initContainers ?? [], 'initContainers', faults);
  const isSame = containers === before.containers && initContainers === inits;
  const next = isSame
    ? previous
    : {
        ...previous,
        spec: { ...before, containers, ...(inits.length === 0 ? {} : { initContainers }) },
      };
  const qosClass = qosClassOf(previous);
  if (qosClassOf(next) !== qosClass) {
    const why = 'Pod QOS Class may not change as a result of resizing';
    faults.unshift(fault(['spec'], `Invalid value: "${qosClass}": ${why}`, 'FieldValueInvalid'));
  }
  faults.unshift(...(isSame ? [] : check(next)));
  if (faults.length > 0) {
    throw invalid(groupKindOf(previous), { name: previous.metadata.name ?? '' }, faults);
  }
  return next;
}

function resized(
  before: readonly Container[],
  wanted: readonly Container[],
  list: string,
  faults: FieldError[],
): readonly Container[] {
  let changed = false;
  const containers = before.map((container, index) => {
    const asked = wanted.find(({ name }) => name === container.name);
    if (asked === undefined || isEqual(asked.resources ?? {}, container.resources ?? {})) {
      return container;
    }
    changed = true;
    faults.push(...faultsOf(container, asked, ['spec', list, index]));
    return { ...container, resources: asked.resources ?? {} };
  });
  return changed ? containers : before;
}

function faultsOf(
  before: Container,
  asked: Container,
  path: FieldError['path'],
): readonly FieldError[] {
  const faults: FieldError[] = [];
  for (const part of ['limits', 'requests'] as const) {
    const old: Readonly<Record<string, unknown>> = before.resources?.[part] ?? {};
    const next: Readonly<Record<string, unknown>> = asked.resources?.[part] ?? {};
    const names = [...new Set([...Object.keys(old), ...Object.keys(next)])];
    if (names.some(name => !resizable.includes(name) && old[name] !== next[name])) {
      faults.push(fault(['spec'], 'Forbidden: only cpu and memory resources are mutable'));
    }
    if (resizable.some(name => old[name] !== undefined && next[name] === undefined)) {
      const why = `Forbidden: resource ${part} cannot be removed`;
      faults.push(fault([...path, 'resources', part], why));
    }
  }
  return faults;
}

function fault(
  path: FieldError['path'],
  message: string,
  type: FieldError['type'] = 'FieldValueForbidden',
): FieldError {
  const field = path
    .map(part => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .slice(1);
  return { type, path, field, message, code: 'resize' };
}
