// Pod-level requests: what a pod limits as a whole and does not request as a whole. For pods, not for templates.
// https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#pod-level-resource-specification
import type { PodSpec } from '../../schemas/built/types.js';
import { containerRequests } from '../kubernetes/podResources.js';
import { mask, toResourceList } from '../kubernetes/quantities.js';

const overcommitted = ['cpu', 'memory'];

/** The spec with pod-level requests: what its containers ask for in all, else as much as is allowed. */
export function withPodLevelRequests(spec: PodSpec): PodSpec {
  const { limits, requests } = spec.resources ?? {};
  if (limits === undefined || Object.keys(limits).length === 0) {
    return spec;
  }
  const allowed = Object.entries(limits).filter(([name]) => isPodLevel(name));
  const asked = toResourceList(mask(containerRequests(spec), overcommitted));
  const filled = { ...Object.fromEntries(allowed), ...asked, ...requests };
  return { ...spec, resources: { ...spec.resources, requests: filled } };
}

function isPodLevel(name: string): boolean {
  return overcommitted.includes(name) || name.startsWith('hugepages-');
}
