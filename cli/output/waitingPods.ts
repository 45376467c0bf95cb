// Why pods wait for a place: what the scheduler says of each node, below the tables of `drydock simulate`.
import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { Pod } from '../../schemas/built/types.js';
import type { SchedulingDecision } from '../../simulator/scheduler/decisionLog.js';
import type { Simulation } from '../../simulator/simulation.js';
import type { Palette } from './colour.js';
import { layOut } from './columns.js';

/** Nodes of one verdict that are named; the others are counted. */
const namedMax = 3;

/** A block for each reason pods wait for, with the first pod that does; empty where none waits. */
export function printWaitingPods(simulation: Simulation, palette: Palette): string {
  const groups = new Map<string, { readonly pods: string[]; readonly table: string }>();
  for (const pod of simulation.list('Pod')) {
    const decision = isWaiting(pod) ? decisionOf(simulation, pod) : undefined;
    if (decision === undefined) {
      continue;
    }
    const table = layOut(['NODE', 'VERDICT', 'PLUGIN'], rowsOf(decision));
    const group = groups.get(table) ?? { pods: [], table };
    groups.set(table, group);
    group.pods.push(pod.metadata.name ?? '');
  }
  return [...groups.values()]
    .map(({ pods: [first = '', ...others], table }) => {
      const more = others.length === 0 ? '' : ` and ${others.length} more like it`;
      return `${palette.yellow(`pod/${first}${more}: no node will do`)}\n${table}`;
    })
    .join('\n\n');
}

function isWaiting(pod: KubernetesObject): boolean {
  const { spec, status } = pod as unknown as Pod;
  return spec?.nodeName === undefined && status?.phase === 'Pending';
}

function decisionOf(
  simulation: Simulation,
  { metadata: { namespace = '', name = '' } }: KubernetesObject,
): SchedulingDecision | undefined {
  const decision = simulation.schedulingDecision(namespace, name);
  return decision === undefined || decision.rejections.size === 0 ? undefined : decision;
}

/** One row for the nodes that the same plugin rejected for the same reasons. */
function rowsOf({ rejections }: SchedulingDecision): readonly (readonly string[])[] {
  const nodesByVerdict = new Map<string, string[]>();
  for (const [node, { plugin, reasons }] of rejections) {
    const key = JSON.stringify([reasons.join(', '), plugin]);
    nodesByVerdict.set(key, [...(nodesByVerdict.get(key) ?? []), node]);
  }
  return [...nodesByVerdict].map(([key, nodes]) => {
    const sorted = nodes.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
    const left = sorted.length - namedMax;
    const named = sorted.slice(0, namedMax).join(', ');
    return [left > 0 ? `${named} and ${left} more` : named, ...(JSON.parse(key) as string[])];
  });
}
