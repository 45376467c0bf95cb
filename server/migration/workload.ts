// Workloads of extensions/v1beta1, apps/v1beta1 and apps/v1beta2 -> apps/v1: the selector must be written.

import { asRecord, changeField, type JsonRecord, withField, withoutFields } from './records.js';

/** The workload with the fields of apps/v1. */
export function migrateWorkload(object: JsonRecord): JsonRecord {
  return changeField(object, 'spec', value => {
    const spec = withoutFields(asRecord(value), 'rollbackTo', 'templateGeneration');
    const metadata = asRecord(asRecord(spec['template'])['metadata']);
    const labels = asRecord(metadata['labels']);
    const needsSelector = spec['selector'] === undefined && Object.keys(labels).length > 0;
    return needsSelector ? withField(spec, 'selector', { matchLabels: labels }) : spec;
  });
}
