// RuntimeClass: a pod of a runtime class bears its overhead and goes where the class may run.

import type { Pod, PodSpec, RuntimeClass } from '../../../schemas/built/types.js';
import { isEqual } from '../equal.js';
import { forbidden } from '../errors.js';
import { isPodCreation, shownName } from './common/requests.js';
import type { AdmissionPlugin } from './types.js';

export const runtimeClass: AdmissionPlugin = {
  name: 'RuntimeClass',
  mutate(request, view) {
    const { spec } = request.object as unknown as Pod;
    const className = spec?.runtimeClassName;
    if (!isPodCreation(request) || spec === undefined || !className) {
      return request.object;
    }
    const podName = shownName(request);
    const found = view.get('node.k8s.io/RuntimeClass', '', className);
    if (found === undefined) {
      throw forbidden('Pod', podName, `pod rejected: RuntimeClass "${className}" not found`);
    }
    return { ...request.object, spec: withClass(podName, spec, found as unknown as RuntimeClass) };
  },
  validate(request, view) {
    const { spec } = request.object as unknown as Pod;
    const isOverheadSet = Object.keys(spec?.overhead ?? {}).length > 0;
    if (!isPodCreation(request) || !isOverheadSet) {
      return;
    }
    const found = view.get('node.k8s.io/RuntimeClass', '', spec?.runtimeClassName ?? '');
    if ((found as unknown as RuntimeClass | undefined)?.overhead === undefined) {
      const why =
        'pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead';
      throw forbidden('Pod', shownName(request), why);
    }
  },
};

function withClass(podName: string, spec: PodSpec, found: RuntimeClass): PodSpec {
  const overhead = found.overhead?.podFixed;
  if (spec.overhead !== undefined && !isEqual(spec.overhead, overhead)) {
    const why = "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead";
    throw forbidden('Pod', podName, why);
  }
  const selector = found.scheduling?.nodeSelector ?? {};
  const clash = Object.keys(selector).find(
    key => spec.nodeSelector?.[key] !== undefined && spec.nodeSelector[key] !== selector[key],
  );
  if (clash !== undefined) {
    const why = `pod rejected: conflict: runtimeClass.scheduling.nodeSelector[${clash}] = ${selector[clash]}; pod.spec.nodeSelector[${clash}] = ${spec.nodeSelector?.[clash]}`;
    throw forbidden('Pod', podName, why);
  }
  const added = (found.scheduling?.tolerations ?? []).filter(
    toleration => !spec.tolerations?.some(present => isEqual(present, toleration)),
  );
  return {
    ...spec,
    ...(overhead === undefined ? {} : { overhead }),
    ...(Object.keys(selector).length === 0
      ? {}
      : { nodeSelector: { ...spec.nodeSelector, ...selector } }),
    ...(added.length === 0 ? {} : { tolerations: [...(spec.tolerations ?? []), ...added] }),
  };
}
