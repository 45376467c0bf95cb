// Jobs: unless selected by hand, a Job selects its pods by its own UID. A Job without labels has those of its template:
// defaulting gives it the very same map, so that it gets what is generated for the template, too; a Job whose template
// has none gets them when it is read again.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { Job, JobSpec } from '../../../schemas/built/types.js';
import type { Strategy } from './strategy.js';

const uidLabel = 'batch.kubernetes.io/controller-uid';
const nameLabel = 'batch.kubernetes.io/job-name';

export const job: Strategy = {
  generation: true,
  status: 'separate',
  initialStatus: () => ({}),
  orphansByDefault: true,
  prepareForCreate(object) {
    const { spec, metadata } = object as unknown as Job;
    if (spec === undefined || spec.manualSelector) {
      return object;
    }
    const completed = withSelector(spec, object);
    return metadata.labels !== undefined && metadata.labels === spec.template.metadata?.labels
      ? { ...object, metadata: { ...metadata, labels: labelsOf(completed) }, spec: completed }
      : { ...object, spec: completed };
  },
  allocate(object) {
    const { spec, metadata } = object as unknown as Job;
    const labels = spec === undefined ? {} : labelsOf(spec);
    return isEmpty(metadata.labels ?? {}) && !isEmpty(labels)
      ? { ...object, metadata: { ...metadata, labels } }
      : object;
  },
};

function isEmpty(labels: object): boolean {
  return Object.keys(labels).length === 0;
}

function labelsOf({ template }: JobSpec): Readonly<Record<string, string>> {
  return template.metadata?.labels ?? {};
}

function withSelector(spec: JobSpec, object: KubernetesObject): JobSpec {
  const { uid = '', name = '' } = object.metadata;
  const generated = { [uidLabel]: uid, [nameLabel]: name, 'controller-uid': uid, 'job-name': name };
  const { template, selector } = spec;
  const labels = { ...template.metadata?.labels, ...generated };
  return {
    ...spec,
    selector: { ...selector, matchLabels: { ...selector?.matchLabels, [uidLabel]: uid } },
    template: { ...template, metadata: { ...template.metadata, labels } },
  };
}
