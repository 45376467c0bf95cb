// LimitRanger: containers get the requests and limits of the namespace's LimitRanges, and must keep within them.

import type {
  Container,
  LimitRange,
  LimitRangeItem,
  Pod,
  PodSpec,
} from '../../../../schemas/built/types.js';
import { forbidden } from '../../errors.js';
import type { ServerView } from '../../serverView.js';
import { isPodCreation } from '../common/requests.js';
import type { AdmissionPlugin, AdmissionRequest } from '../types.js';
import { limitFaults } from './faults.js';

const annotation = 'kubernetes.io/limit-ranger';

type ResourceList = Readonly<Record<string, string | number>>;

export const limitRanger: AdmissionPlugin = {
  name: 'LimitRanger',
  mutate(request, view) {
    if (!isPodCreation(request)) {
      return request.object;
    }
    let pod = request.object as unknown as Pod;
    for (const range of rangesFor(request, view)) {
      pod = withDefaults(pod, range);
    }
    return pod as unknown as AdmissionRequest['object'];
  },
  validate(request, view) {
    const isClaim = request.groupKind === 'PersistentVolumeClaim' && request.operation !== 'DELETE';
    if (!isPodCreation(request) && !isClaim) {
      return;
    }
    for (const range of rangesFor(request, view)) {
      const faults = [...new Set(limitFaults(range.spec?.limits ?? [], request))];
      if (faults.length > 0) {
        const why = faults.length === 1 ? (faults[0] ?? '') : `[${faults.join(', ')}]`;
        throw forbidden(request.groupKind, request.object.metadata.name ?? '', why);
      }
    }
  },
};

function rangesFor(request: AdmissionRequest, view: ServerView): readonly LimitRange[] {
  const { namespace } = request.object.metadata;
  return view.list('LimitRange', namespace) as unknown as readonly LimitRange[];
}

function withDefaults(pod: Pod, range: LimitRange): Pod {
  const items = (range.spec?.limits ?? []).filter(item => item.type === 'Container');
  const limits = merged(items, 'default');
  const requests = merged(items, 'defaultRequest');
  const said: string[] = [];
  const fill = (prefix: string) => (container: Container) => {
    const filled = withResources(container, { requests, limits });
    said.push(...sayings(filled.added, `${prefix} ${container.name}`));
    return filled.container;
  };
  // Admission comes before validation: containers may be missing yet.
  const { containers: given } = (pod.spec ?? {}) as Partial<PodSpec>;
  if (pod.spec === undefined || given === undefined) {
    return pod;
  }
  const containers = given.map(fill('container'));
  const initContainers = pod.spec.initContainers?.map(fill('init container'));
  if (said.length === 0) {
    return pod;
  }
  const spec = { ...pod.spec, containers, ...(initContainers && { initContainers }) };
  const text = `LimitRanger plugin set: ${said.join('; ')}`;
  const annotations = { ...pod.metadata?.annotations, [annotation]: text };
  return { ...pod, metadata: { ...pod.metadata, annotations }, spec };
}

function merged(
  items: readonly LimitRangeItem[],
  field: 'default' | 'defaultRequest',
): ResourceList {
  return Object.assign({}, ...items.map(item => item[field] ?? {})) as ResourceList;
}

interface Resources {
  readonly requests: ResourceList;
  readonly limits: ResourceList;
}

interface Added {
  readonly requests: readonly string[];
  readonly limits: readonly string[];
}

function withResources(
  container: Container,
  defaults: Resources,
): { readonly container: Container; readonly added: Added } {
  const { resources = {} } = container;
  const added = {
    requests: namesMissing(resources.requests, defaults.requests),
    limits: namesMissing(resources.limits, defaults.limits),
  };
  if (added.requests.length + added.limits.length === 0) {
    return { container, added };
  }
  const filled = {
    ...resources,
    ...(added.limits.length > 0 && { limits: { ...defaults.limits, ...resources.limits } }),
    ...(added.requests.length > 0 && { requests: { ...defaults.requests, ...resources.requests } }),
  };
  return { container: { ...container, resources: filled } as Container, added };
}

function namesMissing(
  present: ResourceList | undefined,
  defaults: ResourceList,
): readonly string[] {
  return Object.keys(defaults)
    .filter(name => present?.[name] === undefined)
    .sort();
}

function sayings(added: Added, where: string): readonly string[] {
  return [
    ...(added.requests.length > 0 ? [`${added.requests.join(', ')} request for ${where}`] : []),
    ...(added.limits.length > 0 ? [`${added.limits.join(', ')} limit for ${where}`] : []),
  ];
}
