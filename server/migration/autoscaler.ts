// HorizontalPodAutoscaler of autoscaling/v2beta1 -> v2: every metric has a target object.

import { type Fields, fieldsOf } from '../../core/json.js';
import { changeField, defined, mapItems } from './records.js';

/** The autoscaler with the fields of v2. */
export function migrateAutoscaler(object: Fields): Fields {
  return changeField(object, 'spec', spec =>
    changeField(fieldsOf(spec), 'metrics', metrics => mapItems(metrics, migrateMetric)),
  );
}

function migrateMetric(metric: Fields): Fields {
  const steps: Readonly<Record<string, (source: Fields) => Fields>> = {
    resource: migrateResource,
    containerResource: migrateResource,
    pods: migratePods,
    object: migrateObject,
    external: migrateExternal,
  };
  return Object.entries(steps).reduce(
    (current, [field, migrate]) => changeField(current, field, value => migrate(fieldsOf(value))),
    metric,
  );
}

function migrateResource(source: Fields): Fields {
  const { targetAverageUtilization, targetAverageValue, ...rest } = source;
  if (targetAverageUtilization === undefined && targetAverageValue === undefined) {
    return source;
  }
  const target =
    targetAverageUtilization === undefined
      ? { type: 'AverageValue', averageValue: targetAverageValue }
      : { type: 'Utilization', averageUtilization: targetAverageUtilization };
  return { ...rest, target };
}

function migratePods(source: Fields): Fields {
  const { metricName, selector, targetAverageValue, ...rest } = source;
  if (metricName === undefined) {
    return source;
  }
  const metric = defined({ name: metricName, selector });
  return { ...rest, metric, target: { type: 'AverageValue', averageValue: targetAverageValue } };
}

function migrateObject(source: Fields): Fields {
  const { metricName, selector, target, targetValue, averageValue, ...rest } = source;
  if (metricName === undefined) {
    return source;
  }
  return {
    ...rest,
    describedObject: target,
    metric: defined({ name: metricName, selector }),
    target:
      averageValue === undefined
        ? { type: 'Value', value: targetValue }
        : { type: 'AverageValue', averageValue },
  };
}

function migrateExternal(source: Fields): Fields {
  const { metricName, metricSelector, targetValue, targetAverageValue, ...rest } = source;
  if (metricName === undefined) {
    return source;
  }
  return {
    ...rest,
    metric: defined({ name: metricName, selector: metricSelector }),
    target:
      targetAverageValue === undefined
        ? { type: 'Value', value: targetValue }
        : { type: 'AverageValue', averageValue: targetAverageValue },
  };
}
