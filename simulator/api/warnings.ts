// The warnings sent with an accepted object: of its own fields, and of what its namespace would rather have.

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import { violationsOf } from '../../core/podSecurity/index.js';
import type { PodTemplateSpec } from '../../schemas/built/types.js';
import { policyOf, show } from './admission/podSecurity/index.js';
import { isEqual } from './equal.js';
import type { ServerView } from './serverView.js';
import { warningsFor } from './validation.js';

/** About a new object, in the server's words and order. */
export function warningsOnCreate(object: KubernetesObject, view: ServerView): readonly string[] {
  return [...warningsFor(object), ...securityWarnings(object, view)];
}

/** Kinds whose templates are looked at when their spec changed; their names only at creation. */
const byGeneration: ReadonlySet<string> = new Set([
  'CronJob',
  'DaemonSet',
  'Deployment',
  'Job',
  'ReplicaSet',
  'ReplicationController',
  'StatefulSet',
]);

/** About an update: nothing of pods, and of workloads nothing while their spec stays as it is. */
export function warningsOnUpdate(
  object: KubernetesObject,
  previous: KubernetesObject | undefined,
  view: ServerView,
): readonly string[] {
  const { kind, metadata } = object;
  if (kind === 'Pod') {
    const isSame = isEqual(object['spec'], previous?.['spec']);
    return isSame ? [] : securityWarnings(object, view);
  }
  const isSame = metadata.generation === previous?.metadata.generation;
  const own = byGeneration.has(kind) && isSame ? [] : warningsFor(object);
  return [
    ...own.filter(text => !text.startsWith('metadata.name: ')),
    ...securityWarnings(object, view),
  ];
}

/** Workloads are never refused for their pods; those who apply them are told what `enforce` and `warn` will say. */
function securityWarnings(object: KubernetesObject, view: ServerView): readonly string[] {
  const template = templateOf(object);
  const policy = template && policyOf(object.metadata.namespace, view, 'warn');
  if (template === undefined || policy === undefined) {
    return [];
  }
  const violations = violationsOf({ metadata: {}, ...template }, policy.level);
  return violations.length === 0
    ? []
    : [`would violate PodSecurity "${policy.level}:${policy.version}": ${show(violations)}`];
}

interface WorkloadSpec {
  readonly template?: PodTemplateSpec;
  readonly jobTemplate?: { readonly spec?: { readonly template?: PodTemplateSpec } };
}

function templateOf(object: KubernetesObject): PodTemplateSpec | undefined {
  if (object.kind === 'Pod') {
    return object as PodTemplateSpec;
  }
  const { template, jobTemplate } = (object['spec'] ?? {}) as WorkloadSpec;
  const found = template ?? jobTemplate?.spec?.template;
  return found?.spec?.containers === undefined ? undefined : found;
}
