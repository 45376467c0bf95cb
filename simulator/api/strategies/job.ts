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
    const { spec } = object as unknown as Job;
    return spec === undefined || spec.manualSelector
      ? object
      : withTemplateLabels({ ...object, spec: withSelector(spec, object) });
  },
};

/** A Job without labels has those of its template, the generated ones too. */
function withTemplateLabels(object: KubernetesObject): KubernetesObject {
  const { metadata } = object;
  if (Object.keys(metadata.labels ?? {}).length > 0) {
    return object;
  }
  const labels = (object as unknown as Job).spec?.template.metadata?.labels;
  return labels === undefined ? object : { ...object, metadata: { ...metadata, labels } };
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
