// What a person can do to the cluster: each is one entry of the timeline and goes through the simulated API.

import { kindOf } from '../../core/kubernetes/groupKind.js';
import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { Deployment, Node, ReplicaSet } from '../../schemas/built/types.js';
import { ApiError, type Simulation } from '../../simulator/index.js';
import type { Cluster } from '../../simulator/kernel/types.js';
import type { UsageCurve } from '../../simulator/simulation.js';
import { type Load, setLoad } from './loads.js';
import type { ObjectReference } from './objectId.js';
import { controllerUid, revisionOf } from './view/clusterIndex.js';

/** What became of an action: the API may refuse it, as it may refuse kubectl. */
export type ActionResult =
  | { readonly done: true }
  | { readonly done: false; readonly message: string };

/** How a pod's containers may be made to behave. */
export type PodCourse = 'crash' | 'unready' | 'healthy';

/** What is to be done, as data: it comes from the window to where the simulation runs. */
export type Action = { readonly target: ObjectReference } & (
  | { readonly type: 'deletePod' | 'restartRollout' | 'undoRollout' }
  | { readonly type: 'scale'; readonly replicas: number }
  | { readonly type: 'setCordoned'; readonly cordoned: boolean }
  | { readonly type: 'setNodeFailed'; readonly failed: boolean }
  | { readonly type: 'setPodCourse'; readonly course: PodCourse }
  | { readonly type: 'setLoad'; readonly load: Load; readonly curve: UsageCurve }
);

/** Does it to the cluster. */
export function perform(simulation: Simulation, action: Action): ActionResult {
  const { target } = action;
  switch (action.type) {
    case 'deletePod':
      return deletePod(simulation, target);
    case 'scale':
      return scale(simulation, target, action.replicas);
    case 'restartRollout':
      return restartRollout(simulation, target);
    case 'undoRollout':
      return undoRollout(simulation, target);
    case 'setCordoned':
      return setCordoned(simulation, target, action.cordoned);
    case 'setNodeFailed':
      return setNodeFailed(simulation, target.name, action.failed);
    case 'setPodCourse':
      return setPodCourse(simulation, target, action.course);
    case 'setLoad':
      return guard(() => setLoad(simulation, action.load, action.curve));
  }
}

/** Deletes a pod, as `kubectl delete pod`. */
function deletePod(simulation: Simulation, pod: ObjectReference): ActionResult {
  return act(simulation, `delete Pod ${pod.name}`, cluster => cluster.delete('Pod', pod));
}

/** Sets spec.replicas, as `kubectl scale`. */
function scale(simulation: Simulation, target: ObjectReference, replicas: number): ActionResult {
  const summary = `scale ${kindOf(target.groupKind)} ${target.name} to ${replicas}`;
  return changeSpec(simulation, target, summary, spec => ({ ...spec, replicas }));
}

/** Stamps the pod template, as `kubectl rollout restart`. */
function restartRollout(simulation: Simulation, target: ObjectReference): ActionResult {
  const summary = `restart ${kindOf(target.groupKind)} ${target.name}`;
  return changeSpec(simulation, target, summary, (spec, cluster) => {
    const template = spec['template'] as KubernetesObject;
    const annotations = {
      ...template.metadata?.annotations,
      'kubectl.kubernetes.io/restartedAt': cluster.timestamp,
    };
    return { ...spec, template: { ...template, metadata: { ...template.metadata, annotations } } };
  });
}

/** Puts back the pod template of the revision before, as `kubectl rollout undo`. */
function undoRollout(simulation: Simulation, target: ObjectReference): ActionResult {
  const deployment = simulation.get(target.groupKind, target.namespace, target.name);
  const sets = simulation
    .list('apps/ReplicaSet', target.namespace)
    .filter(set => controllerUid(set) === deployment?.metadata.uid)
    .sort((a, b) => revisionOf(b) - revisionOf(a));
  const previous = sets[1] as unknown as ReplicaSet | undefined;
  const template = previous?.spec?.template;
  if (previous === undefined || template === undefined) {
    return { done: false, message: `no rollout history found for deployment "${target.name}"` };
  }
  const { 'pod-template-hash': _hash, ...labels } = template.metadata?.labels ?? {};
  const revision = revisionOf(previous as unknown as KubernetesObject);
  const summary = `undo ${target.name} to revision ${revision}`;
  return changeSpec(simulation, target, summary, spec => ({
    ...spec,
    template: { ...template, metadata: { ...template.metadata, labels } } satisfies NonNullable<
      Deployment['spec']
    >['template'],
  }));
}

/** Marks a node unschedulable or schedulable again. */
function setCordoned(
  simulation: Simulation,
  target: ObjectReference,
  cordoned: boolean,
): ActionResult {
  const summary = `${cordoned ? 'cordon' : 'uncordon'} ${target.name}`;
  return changeSpec(simulation, target, summary, spec => {
    const { unschedulable: _old, ...rest } = spec as Node['spec'] & Record<string, unknown>;
    return cordoned ? { ...rest, unschedulable: true } : rest;
  });
}

/** Stops a node's kubelet, as when the machine dies, or starts it again. */
function setNodeFailed(simulation: Simulation, name: string, failed: boolean): ActionResult {
  return guard(() => (failed ? simulation.failNode(name) : simulation.healNode(name)));
}

/** Changes how the containers of one pod behave from now on. */
function setPodCourse(
  simulation: Simulation,
  pod: ObjectReference,
  course: PodCourse,
): ActionResult {
  const match = { pod: pod.name, namespace: pod.namespace };
  return guard(() => {
    switch (course) {
      case 'crash':
        return simulation.setBehaviour({ match, exit: { code: 1, afterMs: 300 } });
      case 'unready':
        return simulation.setBehaviour({ match, ready: 'never' });
      case 'healthy':
        return simulation.setBehaviour({ match, ready: { afterMs: 150 } });
    }
  });
}

function changeSpec(
  simulation: Simulation,
  target: ObjectReference,
  summary: string,
  change: (spec: Readonly<Record<string, unknown>>, cluster: Cluster) => unknown,
): ActionResult {
  return act(simulation, summary, cluster => {
    const object = cluster.get(target.groupKind, target.namespace, target.name);
    if (object === undefined) {
      throw new ApiError(404, 'NotFound', `${kindOf(target.groupKind)} "${target.name}" not found`);
    }
    const spec = (object['spec'] ?? {}) as Readonly<Record<string, unknown>>;
    cluster.update({ ...object, spec: change(spec, cluster) });
  });
}

function act(
  simulation: Simulation,
  summary: string,
  action: (cluster: Cluster) => void,
): ActionResult {
  return guard(() => simulation.act(summary, action));
}

function guard(action: () => void): ActionResult {
  try {
    action();
    return { done: true };
  } catch (error) {
    if (error instanceof ApiError) {
      return { done: false, message: error.message };
    }
    throw error;
  }
}
