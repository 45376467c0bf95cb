/**
 * Metrics of HorizontalPodAutoscalers: exactly one source, with a target it can have.
 *
 *     metrics: [{ type: Resource }]   # must populate information for the given metric source
 */
import type {
  CrossVersionObjectReference,
  LabelSelector,
  MetricIdentifier,
  MetricSpec,
  MetricTarget,
} from '../../../schemas/built/types.js';
import { checkName, checkPresent } from '../checks.js';
import { checkLabelSelector } from '../labels.js';
import { pathSegment } from '../names.js';
import type { Place } from '../place.js';
import { quantityValue } from '../quantities.js';

const fields = {
  Object: 'object',
  Pods: 'pods',
  Resource: 'resource',
  External: 'external',
  ContainerResource: 'containerResource',
} as const;

type Source = (typeof fields)[keyof typeof fields];

const targetTypes = ['Utilization', 'Value', 'AverageValue'];

/** The server's words about scaling to zero without a metric that can tell when to scale up again. */
export const scalingToZero =
  'must specify at least one Object or External metric to support scaling to zero replicas';

/** A reference to an object of any version. */
export function checkObjectReference(
  reference: Partial<CrossVersionObjectReference>,
  at: Place,
): void {
  for (const name of ['kind', 'name'] as const) {
    if (checkPresent(reference[name], at.field(name))) {
      checkName(reference[name], pathSegment, at.field(name));
    }
  }
  const version = reference.apiVersion ?? '';
  if (version.split('/').length > 2) {
    at.field('apiVersion').invalid(version, `unexpected GroupVersion string: ${version}`);
  }
}

/** The metrics of an autoscaler. */
export function checkMetrics(
  metrics: readonly MetricSpec[],
  minReplicas: number | undefined,
  at: Place,
): void {
  for (const [index, metric] of metrics.entries()) {
    checkMetric(metric, at.item(index));
  }
  const hasTrigger = metrics.some(({ type }) => type === 'Object' || type === 'External');
  if (minReplicas === 0 && !hasTrigger) {
    at.forbidden(scalingToZero);
  }
}

function checkMetric(metric: MetricSpec, at: Place): void {
  const type = metric.type ?? '';
  const expected = fields[type as keyof typeof fields];
  if (type === '') {
    at.field('type').required('must specify a metric source type');
  } else if (expected === undefined) {
    at.field('type').notSupported(type, Object.keys(fields).sort());
  }
  const present = Object.values(fields).filter(name => metric[name] !== undefined);
  for (const name of present) {
    if (present.length === 1) {
      checkSource(metric, name, at.field(name));
    }
  }
  if (expected !== undefined && metric[expected] === undefined) {
    at.field(expected).required('must populate information for the given metric source');
  }
  if (present.length !== 1) {
    for (const name of present.filter(each => each !== expected)) {
      at.field(name).forbidden('must populate the given metric source only');
    }
  }
}

function checkSource(metric: MetricSpec, name: Source, at: Place): void {
  const target: Partial<MetricTarget> = metric[name]?.target ?? {};
  switch (name) {
    case 'object':
      checkObjectReference(metric.object?.describedObject ?? {}, at.field('describedObject'));
      checkIdentifier(metric.object?.metric, at.field('metric'));
      checkTarget(target, at.field('target'));
      checkEither(target, 'must set either a target value or averageValue', at);
      return;
    case 'external':
      checkIdentifier(metric.external?.metric, at.field('metric'));
      checkTarget(target, at.field('target'));
      checkEither(target, 'must set either a target value for metric or a per-pod target', at);
      if (target.value !== undefined && target.averageValue !== undefined) {
        at.field('target')
          .field('value')
          .forbidden('may not set both a target value for metric and a per-pod target');
      }
      return;
    case 'pods':
      checkIdentifier(metric.pods?.metric, at.field('metric'));
      checkTarget(target, at.field('target'));
      if (target.averageValue === undefined || quantityValue(target.averageValue) <= 0n) {
        const detail = 'must specify a positive target averageValue';
        at.field('target').field('averageValue').required(detail);
      }
      return;
    default:
      checkPresent(metric[name]?.name, at.field('name'), 'must specify a resource name');
      if (name === 'containerResource') {
        const container = metric.containerResource?.container;
        checkPresent(container, at.field('container'), 'must specify a container');
      }
      checkTarget(target, at.field('target'));
      checkUtilization(target, at.field('target'));
  }
}

function checkEither(target: Partial<MetricTarget>, detail: string, at: Place): void {
  if (target.value === undefined && target.averageValue === undefined) {
    at.field('target').field('averageValue').required(detail);
  }
}

function checkUtilization(target: Partial<MetricTarget>, at: Place): void {
  const { averageUtilization, averageValue } = target;
  if (averageUtilization === undefined && averageValue === undefined) {
    const detail = 'must set either a target raw value or a target utilization';
    at.field('averageUtilization').required(detail);
  }
  if (averageUtilization !== undefined && averageValue !== undefined) {
    const detail = 'may not set both a target raw value and a target utilization';
    at.field('averageValue').forbidden(detail);
  }
}

function checkTarget(target: Partial<MetricTarget>, at: Place): void {
  const type = target.type ?? '';
  checkPresent(type, at.field('type'), 'must specify a metric target type');
  if (!targetTypes.includes(type)) {
    at.field('type').invalid(type, 'must be either Utilization, Value, or AverageValue');
  }
  for (const name of ['value', 'averageValue'] as const) {
    const value = target[name];
    if (value !== undefined && quantityValue(value) <= 0n) {
      at.field(name).invalid(String(value), 'must be positive');
    }
  }
  const utilization = target.averageUtilization;
  if (utilization !== undefined && utilization < 1) {
    at.field('averageUtilization').invalid(utilization, 'must be greater than 0');
  }
}

function checkIdentifier(metric: MetricIdentifier | undefined, at: Place): void {
  const name = metric?.name ?? '';
  const selector: LabelSelector | undefined = metric?.selector;
  if (checkPresent(name, at.field('name'), 'must specify a metric name')) {
    at.field('name').invalidEach(name, pathSegment(name));
  }
  checkLabelSelector(selector, at.field('selector'));
}
