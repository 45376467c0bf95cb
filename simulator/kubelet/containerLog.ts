// What a container has printed: the log lines its behaviour states. Containers do not run, so that is all there is.

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { Container, Pod } from '../../schemas/built/types.js';
import type { Environment } from '../kernel/types.js';
import { type ContainerRole, Courses } from './course.js';

/** The lines of a container of a pod, oldest first; none where its behaviour says nothing of a log. */
export function containerLog(
  environment: Environment,
  object: KubernetesObject,
  name: string,
): readonly string[] {
  const pod = object as unknown as Pod;
  const { containers = [], initContainers = [], ephemeralContainers = [] } = pod.spec ?? {};
  const named = (list: readonly Container[]) => list.find(container => container.name === name);
  const [main, init] = [named(containers), named(initContainers)];
  const container = main ?? init ?? named(ephemeralContainers as readonly Container[]);
  if (container === undefined) {
    return [];
  }
  const ofInit = container.restartPolicy === 'Always' ? 'sidecar' : 'init';
  const ofOthers = init === undefined ? 'ephemeral' : ofInit;
  const role: ContainerRole = main === undefined ? ofOthers : 'main';
  return new Courses(environment).of(pod, container, role).rule?.log ?? [];
}
