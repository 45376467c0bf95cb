// What a container has printed: the log lines its behaviour states. Containers do not run, so that is all there is.

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { Pod } from '../../schemas/built/types.js';
import type { Environment } from '../kernel/types.js';
import { type ContainerRole, Courses } from './course.js';

/** The lines of a container of a pod, oldest first; none where its behaviour says nothing of a log. */
export function containerLog(
  environment: Environment,
  object: KubernetesObject,
  name: string,
): readonly string[] {
  const pod = object as unknown as Pod;
  const main = (pod.spec?.containers ?? []).find(container => container.name === name);
  const init = (pod.spec?.initContainers ?? []).find(container => container.name === name);
  const container = main ?? init;
  if (container === undefined) {
    return [];
  }
  const role: ContainerRole =
    main !== undefined ? 'main' : container.restartPolicy === 'Always' ? 'sidecar' : 'init';
  return new Courses(environment).of(pod, container, role).rule?.log ?? [];
}
