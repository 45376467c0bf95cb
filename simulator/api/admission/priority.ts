// Priority: a pod's priority and preemption policy come from its class.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { Pod, PodSpec, PriorityClass } from '../../../schemas/built/types.js';
import { forbidden } from '../errors.js';
import type { ServerView } from '../serverView.js';
import { isPodCreation, shownName } from './common/requests.js';
import type { AdmissionPlugin, AdmissionRequest } from './types.js';

export const priority: AdmissionPlugin = {
  name: 'Priority',
  mutate(request, view) {
    if (!isPodCreation(request)) {
      return request.groupKind === 'Pod' ? withOldPriority(request) : request.object;
    }
    const { spec } = request.object as unknown as Pod;
    return spec === undefined
      ? request.object
      : { ...request.object, spec: prioritized(request, spec, view) };
  },
  validate(request, view) {
    const groupKind = 'scheduling.k8s.io/PriorityClass';
    const { name = '' } = request.object.metadata;
    if (request.groupKind !== groupKind || !request.object['globalDefault']) {
      return;
    }
    const isOther = (found: PriorityClass): boolean =>
      request.operation === 'CREATE' || found.metadata?.name !== name;
    const other = classesOf(view).find(found => found.globalDefault && isOther(found));
    if (other !== undefined) {
      const why = `PriorityClass ${other.metadata?.name} is already marked as default. Only one default can exist`;
      throw forbidden(groupKind, name, why);
    }
  },
};

/** An update that says nothing of them keeps the priority and the policy. */
function withOldPriority({ object, previous, operation }: AdmissionRequest): KubernetesObject {
  const spec = object['spec'] as PodSpec | undefined;
  const old = previous?.['spec'] as PodSpec | undefined;
  if (operation !== 'UPDATE' || spec === undefined || old === undefined) {
    return object;
  }
  const priority = spec.priority ?? old.priority;
  const preemptionPolicy = spec.preemptionPolicy ?? old.preemptionPolicy;
  if (priority === spec.priority && preemptionPolicy === spec.preemptionPolicy) {
    return object;
  }
  return { ...object, spec: { ...spec, priority, preemptionPolicy } };
}

function prioritized(request: AdmissionRequest, spec: PodSpec, view: ServerView): PodSpec {
  const name = shownName(request);
  const found = spec.priorityClassName
    ? classNamed(name, spec.priorityClassName, view)
    : defaultClass(view);
  const value = found?.value ?? 0;
  const policy = found?.preemptionPolicy ?? 'PreemptLowerPriority';
  if (spec.priority !== undefined && spec.priority !== value) {
    const why = `the integer value of priority (${spec.priority}) must not be provided in pod spec; priority admission controller computed ${value} from the given PriorityClass name`;
    throw forbidden('Pod', name, why);
  }
  if (spec.preemptionPolicy !== undefined && spec.preemptionPolicy !== policy) {
    const why = `the string value of PreemptionPolicy (${spec.preemptionPolicy}) must not be provided in pod spec; priority admission controller computed ${policy} from the given PriorityClass name`;
    throw forbidden('Pod', name, why);
  }
  const className = found?.metadata?.name;
  return {
    ...spec,
    ...(className === undefined ? {} : { priorityClassName: className }),
    priority: value,
    preemptionPolicy: policy,
  };
}

function classNamed(podName: string, name: string, view: ServerView): PriorityClass {
  const found = view.get('scheduling.k8s.io/PriorityClass', '', name);
  if (found === undefined) {
    throw forbidden('Pod', podName, `no PriorityClass with name ${name} was found`);
  }
  return found as unknown as PriorityClass;
}

/** The global default; the lowest value where several say so. */
function defaultClass(view: ServerView): PriorityClass | undefined {
  const marked = classesOf(view).filter(found => found.globalDefault);
  return marked.reduce<PriorityClass | undefined>(
    (lowest, found) => (lowest === undefined || rankOf(found) < rankOf(lowest) ? found : lowest),
    undefined,
  );
}

function rankOf(found: PriorityClass): number {
  return found.value ?? 0;
}

function classesOf(view: ServerView): readonly PriorityClass[] {
  return view.list('scheduling.k8s.io/PriorityClass') as unknown as readonly PriorityClass[];
}
