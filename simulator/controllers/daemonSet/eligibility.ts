// Which nodes a DaemonSet wants a pod on, and what its pods tolerate.
// After pkg/controller/daemon/daemon_controller.go: NodeShouldRunDaemonPod and
// util/daemonset_util.go.

import type {
  DaemonSet,
  Node,
  PodSpec,
  PodTemplateSpec,
  Toleration,
} from '../../../schemas/built/types.js';
import { matchesRequired } from '../../scheduler/filters/nodeAffinity.js';
import { findUntolerated } from '../../scheduler/state/tolerations.js';

/** Whether a pod is to be started on a node, and whether one that runs there may stay. */
export interface Eligibility {
  readonly shouldRun: boolean;
  readonly mayStay: boolean;
}

const NEITHER: Eligibility = { shouldRun: false, mayStay: false };

/** A function that judges nodes for one DaemonSet: the template is read once. */
export function eligibilityOf(set: DaemonSet): (node: Node) => Eligibility {
  const spec = set.spec?.template.spec ?? { containers: [] };
  const tolerations = daemonTolerations(spec);
  const rules = { nodeSelector: spec.nodeSelector, affinity: spec.affinity?.nodeAffinity };
  return node => {
    const name = node.metadata.name ?? '';
    const isOtherNode =
      spec.nodeName !== undefined && spec.nodeName !== '' && spec.nodeName !== name;
    if (isOtherNode || !matchesRequired(node.metadata.labels ?? {}, name, rules)) {
      return NEITHER;
    }
    const taints = node.spec?.taints ?? [];
    const isStartable = !findUntolerated(taints, tolerations, ['NoSchedule', 'NoExecute']);
    const mayStay = isStartable || !findUntolerated(taints, tolerations, ['NoExecute']);
    return { shouldRun: isStartable, mayStay };
  };
}

/** The template of the pod for one node: it tolerates the node's troubles and goes nowhere else. */
export function templateForNode(template: PodTemplateSpec, nodeName: string): PodTemplateSpec {
  const spec = template.spec ?? { containers: [] };
  return {
    ...template,
    spec: {
      ...spec,
      tolerations: daemonTolerations(spec),
      affinity: pinnedAffinity(spec, nodeName),
    },
  };
}

function pinnedAffinity(spec: PodSpec, nodeName: string): NonNullable<PodSpec['affinity']> {
  const field = { key: 'metadata.name', operator: 'In', values: [nodeName] };
  const required = { nodeSelectorTerms: [{ matchFields: [field] }] };
  return {
    ...spec.affinity,
    nodeAffinity: {
      ...spec.affinity?.nodeAffinity,
      requiredDuringSchedulingIgnoredDuringExecution: required,
    },
  };
}

/** The template's own tolerations and those every daemon pod has. */
export function daemonTolerations(spec: PodSpec): readonly Toleration[] {
  const added =
    spec.hostNetwork === true ? [...ALWAYS_TOLERATED, NETWORK_UNAVAILABLE] : ALWAYS_TOLERATED;
  return added.reduce(addToleration, spec.tolerations ?? []);
}

const ALWAYS_TOLERATED = [
  tolerated('not-ready', 'NoExecute'),
  tolerated('unreachable', 'NoExecute'),
  tolerated('disk-pressure', 'NoSchedule'),
  tolerated('memory-pressure', 'NoSchedule'),
  tolerated('pid-pressure', 'NoSchedule'),
  tolerated('unschedulable', 'NoSchedule'),
];
const NETWORK_UNAVAILABLE = tolerated('network-unavailable', 'NoSchedule');

function tolerated(trouble: string, effect: string): Toleration {
  return { key: `node.kubernetes.io/${trouble}`, operator: 'Exists', effect };
}

/** One that is there already, perhaps for a limited time, is replaced. */
function addToleration(
  tolerations: readonly Toleration[],
  added: Toleration,
): readonly Toleration[] {
  const isSame = (other: Toleration): boolean =>
    other.key === added.key &&
    other.effect === added.effect &&
    (other.operator ?? '') === added.operator &&
    (other.value ?? '') === (added.value ?? '');
  return tolerations.some(isSame)
    ? tolerations.map(toleration => (isSame(toleration) ? added : toleration))
    : [...tolerations, added];
}
