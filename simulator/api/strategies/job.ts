// Jobs: unless selected by hand, a Job selects its pods by its own UID.

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
    return sharesTemplateLabels(object, spec)
      ? { ...object, metadata: { ...metadata, labels: labelsOf(completed) }, spec: completed }
      : { ...object, spec: completed };
  },
};

/**
 * Whether the Job was given no labels of its own: defaulting gave it those of its template, the very
 * same and not a copy, so that those generated for the template are the Job's, too.
 */
function sharesTemplateLabels({ metadata }: KubernetesObject, spec: JobSpec): boolean {
  const { labels = {} } = metadata;
  return Object.keys(labels).length === 0 || labels === spec.template.metadata?.labels;
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
