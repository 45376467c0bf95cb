// Workloads of extensions/v1beta1, apps/v1beta1 and apps/v1beta2 -> apps/v1: the selector must be written.

import { type Fields, fieldsOf } from '../../core/json.js';
import { changeField, withField, withoutFields } from './records.js';

/** The workload with the fields of apps/v1. */
export function migrateWorkload(object: Fields): Fields {
  return changeField(object, 'spec', value => {
    const spec = withoutFields(fieldsOf(value), 'rollbackTo', 'templateGeneration');
    const metadata = fieldsOf(fieldsOf(spec['template'])['metadata']);
    const labels = fieldsOf(metadata['labels']);
    const needsSelector = spec['selector'] === undefined && Object.keys(labels).length > 0;
    return needsSelector ? withField(spec, 'selector', { matchLabels: labels }) : spec;
  });
}
