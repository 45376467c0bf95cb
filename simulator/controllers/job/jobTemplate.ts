// The pods a Job makes: tracked, and with their index where they have one.
// After pkg/controller/job/{job_controller,indexed_job_utils}.go.

import type { Container, Job, Pod, PodTemplateSpec } from '../../../schemas/built/types.js';
import { podFromTemplate } from '../common/podControl.js';
import { failureAnnotations } from './failureCounts.js';
import { COMPLETION_INDEX, TRACKING_FINALIZER } from './jobPods.js';

const GENERATE_NAME_MAX = 58;
const INDEX_VARIABLE = {
  name: 'JOB_COMPLETION_INDEX',
  valueFrom: { fieldRef: { fieldPath: `metadata.labels['${COMPLETION_INDEX}']` } },
};

/**
 * A pod of the Job that is not yet stored. `replaced` is the failed pod of the index that it stands
 * in for.
 */
export function newJobPod(job: Job, index: number | undefined, replaced: Pod | undefined): Pod {
  const template = withoutFinalizer(job.spec?.template ?? {});
  const finalizers = [TRACKING_FINALIZER];
  if (index === undefined) {
    return podFromTemplate(template, job, { finalizers });
  }
  const name = job.metadata.name ?? '';
  const counts =
    job.spec?.backoffLimitPerIndex === undefined ? {} : failureAnnotations(job, replaced);
  return podFromTemplate(withIndexVariable(template, `${name}-${index}`), job, {
    generateName: indexedPrefix(name, index),
    labels: { [COMPLETION_INDEX]: String(index) },
    annotations: { [COMPLETION_INDEX]: String(index), ...counts },
    finalizers,
  });
}

function withoutFinalizer(template: PodTemplateSpec): PodTemplateSpec {
  const { finalizers } = template.metadata ?? {};
  return finalizers?.includes(TRACKING_FINALIZER)
    ? {
        ...template,
        metadata: {
          ...template.metadata,
          finalizers: finalizers.filter(finalizer => finalizer !== TRACKING_FINALIZER),
        },
      }
    : template;
}

function indexedPrefix(name: string, index: number): string {
  const suffix = `-${index}-`;
  return `${name.slice(0, GENERATE_NAME_MAX - suffix.length)}${suffix}`;
}

function withIndexVariable(template: PodTemplateSpec, hostname: string): PodTemplateSpec {
  const { containers = [], initContainers, ...spec } = template.spec ?? {};
  return {
    ...template,
    spec: {
      ...spec,
      ...(initContainers === undefined ? {} : { initContainers: initContainers.map(addVariable) }),
      containers: containers.map(addVariable),
      hostname,
    },
  };
}

function addVariable(container: Container): Container {
  const { env = [] } = container;
  return env.some(({ name }) => name === INDEX_VARIABLE.name)
    ? container
    : { ...container, env: [...env, INDEX_VARIABLE] };
}
