// Which loads can be put on an object by hand: what its pods use, and the other numbers its autoscaler reads.

import { kindOf } from '../../core/kubernetes/groupKind.js';
import type { HorizontalPodAutoscaler } from '../../schemas/built/types.js';
import type { LoadRule, MetricRule, Simulation, UsageCurve } from '../../simulator/simulation.js';
import type { ObjectReference } from './objectId.js';

/** A load without its amount. */
export type Load =
  | {
      readonly type: 'usage';
      /** `cpu`, `memory` or a metric of the pods' own. */
      readonly name: string;
      readonly target: LoadRule['target'];
      readonly container?: string;
      /** The pods share the amount, as they share the requests of their users. */
      readonly isTotal: boolean;
    }
  | ({ readonly type: 'metric' } & Omit<MetricRule, 'value'>);

type Metric = NonNullable<NonNullable<HorizontalPodAutoscaler['spec']>['metrics']>[number];

/** Of an autoscaler what it reads, of anything else cpu and memory of its pods; empty where the object is gone. */
export function loadsOf(simulation: Simulation, reference: ObjectReference): readonly Load[] {
  const { groupKind, namespace, name } = reference;
  const object = simulation.get(groupKind, namespace, name);
  if (object === undefined) {
    return [];
  }
  if (kindOf(groupKind) !== 'HorizontalPodAutoscaler') {
    const target = { kind: kindOf(groupKind), namespace, name };
    return [usage(target, 'cpu'), usage(target, 'memory')];
  }
  const { spec } = object as unknown as HorizontalPodAutoscaler;
  const { kind = '', name: scaled = '' } = spec?.scaleTargetRef ?? {};
  const target = { kind, namespace, name: scaled };
  const loads = (spec?.metrics ?? []).flatMap(metric => loadOf(metric, target) ?? []);
  return loads.length === 0 ? [usage(target, 'cpu')] : loads;
}

/** Puts a load of this course on the cluster. */
export function setLoad(simulation: Simulation, load: Load, curve: UsageCurve): void {
  if (load.type === 'metric') {
    const { type: _type, ...rule } = load;
    simulation.setMetric({ ...rule, value: curve });
    return;
  }
  const { target, container, name, isTotal } = load;
  simulation.setLoad({
    target,
    ...(container === undefined ? {} : { container }),
    usage: { [name]: { ...curve, isTotal } },
  });
}

function loadOf(metric: Metric, target: LoadRule['target']): Load | undefined {
  const { resource, containerResource, pods, object, external } = metric;
  if (object !== undefined) {
    const { kind, name } = object.describedObject;
    const described = { kind, name, namespace: target.namespace };
    return { type: 'metric', name: object.metric.name, object: described };
  }
  if (external !== undefined) {
    const labels = external.metric.selector?.matchLabels;
    return {
      type: 'metric',
      name: external.metric.name,
      ...(labels === undefined ? {} : { labels }),
    };
  }
  if (containerResource !== undefined) {
    const { name, container } = containerResource;
    return { ...usage(target, name), container };
  }
  const name = resource?.name ?? pods?.metric.name;
  return name === undefined ? undefined : usage(target, name);
}

/** Memory is each pod's own; work is shared. */
function usage(target: LoadRule['target'], name: string): Extract<Load, { type: 'usage' }> {
  return { type: 'usage', name, target, isTotal: name !== 'memory' && target.kind !== 'Pod' };
}
