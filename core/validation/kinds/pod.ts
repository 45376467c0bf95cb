/**
 * Pods: their spec, and what is asked of pods and not of templates.
 *
 *     containers: [{ name: web, image: "nginx " }]   # no white space around an image's name
 */
import type { Container, Pod, PodSpec, Toleration } from '../../../schemas/built/types.js';
import { sameValue } from '../immutable.js';
import { internalPodSpec } from '../internalTemplate.js';
import { type KindRules, rulesOf } from '../kindRules.js';
import { rangeMessage } from '../names.js';
import type { Place } from '../place.js';
import { checkPodAnnotations } from '../pod/annotations.js';
import { checkImageSpace } from '../pod/containers.js';
import { checkPodSpec } from '../pod/podSpec.js';
import { podWarnings } from '../pod/warnings.js';
import { unifiedDiff } from '../unifiedDiff.js';

const noSpec: PodSpec = { containers: [] };
const maxSeconds = 2147483647;

const onlyThese =
  'pod updates may not change fields other than `spec.containers[*].image`,' +
  '`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` ' +
  '(only additions to existing tolerations),`spec.terminationGracePeriodSeconds` ' +
  '(allow it to be set to 1 if it was previously negative)';

/** Rules of Pods. */
export const podRules: KindRules = rulesOf<Pod>({
  group: '',
  kind: 'Pod',
  create: (pod, root) => {
    checkPod(pod, root);
    const spec = pod.spec ?? noSpec;
    const at = root.field('spec');
    if ((spec.ephemeralContainers ?? []).length > 0) {
      at.field('ephemeralContainers').forbidden('cannot be set on create');
    }
    if ((spec.nodeName ?? '') !== '' && (spec.schedulingGates ?? []).length > 0) {
      at.field('nodeName').forbidden('cannot be set until all schedulingGates have been cleared');
    }
  },
  updateOnly: true,
  update: (next, previous, root) => {
    checkPod(next, root);
    checkPodUpdate(next.spec ?? noSpec, previous.spec ?? noSpec, root.field('spec'));
  },
  warnings: podWarnings,
});

function checkPod(pod: Pod, root: Place): void {
  const spec = pod.spec ?? noSpec;
  const at = root.field('spec');
  checkPodAnnotations(pod.metadata?.annotations, spec, root.field('metadata').field('annotations'));
  checkPodSpec(spec, pod.metadata ?? {}, at);
  checkTokens(spec, at.field('volumes'));
  for (const name of ['containers', 'initContainers'] as const) {
    for (const [index, container] of (spec[name] ?? []).entries()) {
      checkImageSpace(container.image, at.field(name).item(index));
    }
  }
}

function checkTokens(spec: PodSpec, at: Place): void {
  if ((spec.serviceAccountName ?? '') !== '') {
    return;
  }
  for (const [index, volume] of (spec.volumes ?? []).entries()) {
    for (const [sourceIndex, source] of (volume.projected?.sources ?? []).entries()) {
      if (source.serviceAccountToken !== undefined) {
        at.item(index)
          .field('projected')
          .field('sources')
          .item(sourceIndex)
          .field('serviceAccountToken')
          .forbidden('must not be specified when serviceAccountName is not set');
      }
    }
  }
}

function checkPodUpdate(next: PodSpec, previous: PodSpec, at: Place): void {
  for (const name of ['containers', 'initContainers'] as const) {
    if ((next[name] ?? []).length !== (previous[name] ?? []).length) {
      at.field(name).forbidden('pod updates may not add or remove containers');
      return;
    }
  }
  checkDeadline(next.activeDeadlineSeconds, previous.activeDeadlineSeconds, at);
  checkTolerations(next.tolerations ?? [], previous.tolerations ?? [], at.field('tolerations'));
  checkGates(next, previous, at.field('schedulingGates'));
  const munged = withOldChangeables(next, previous);
  if (!sameValue(munged, previous)) {
    const diff = unifiedDiff(internalPodSpec(previous), internalPodSpec(munged));
    at.forbidden(`${onlyThese}\n${diff}`);
  }
}

function checkDeadline(next: number | undefined, previous: number | undefined, at: Place): void {
  const atDeadline = at.field('activeDeadlineSeconds');
  if (next === undefined) {
    if (previous !== undefined) {
      atDeadline.invalid(null, 'must not update from a positive integer to nil value');
    }
  } else if (next < 0 || next > maxSeconds) {
    atDeadline.invalid(next, rangeMessage(0, maxSeconds));
  } else if (previous !== undefined && previous < next) {
    atDeadline.invalid(next, 'must be less than or equal to previous value');
  }
}

function checkTolerations(
  next: readonly Toleration[],
  previous: readonly Toleration[],
  at: Place,
): void {
  const isKept = (old: Toleration): boolean =>
    next.some(each => sameValue(withoutSeconds(each), withoutSeconds(old)));
  if (!previous.every(isKept)) {
    at.forbidden('existing toleration can not be modified except its tolerationSeconds');
  }
}

function withoutSeconds(toleration: Toleration): Toleration {
  const { tolerationSeconds: _, ...rest } = toleration;
  return rest;
}

function checkGates(next: PodSpec, previous: PodSpec, at: Place): void {
  const known = new Set((previous.schedulingGates ?? []).map(gate => gate.name));
  for (const [index, gate] of (next.schedulingGates ?? []).entries()) {
    if (!known.has(gate.name)) {
      const detail = `only deletion is allowed, but found new scheduling gate '${gate.name}'`;
      at.item(index).field('name').forbidden(detail);
    }
  }
}

/** The spec with what may change as it was. */
function withOldChangeables(spec: PodSpec, previous: PodSpec): PodSpec {
  const isGated = (previous.schedulingGates ?? []).length > 0;
  const grace = spec.terminationGracePeriodSeconds;
  const wasNegative = (previous.terminationGracePeriodSeconds ?? 0) < 0;
  const { activeDeadlineSeconds, tolerations, schedulingGates, ephemeralContainers } = previous;
  const { nodeSelector } = isGated ? previous : spec;
  const may = { activeDeadlineSeconds, tolerations, schedulingGates, ephemeralContainers };
  const munged = {
    ...spec,
    ...may,
    nodeSelector,
    terminationGracePeriodSeconds:
      wasNegative && grace === 1 ? previous.terminationGracePeriodSeconds : grace,
    affinity: isGated ? withNodeAffinityOf(previous, spec) : spec.affinity,
    containers: withOldImages(spec.containers, previous.containers),
    initContainers: withOldImages(spec.initContainers, previous.initContainers),
  };
  return munged as PodSpec;
}

function withNodeAffinityOf(previous: PodSpec, { affinity }: PodSpec): PodSpec['affinity'] {
  const nodeAffinity = previous.affinity?.nodeAffinity;
  const others = { ...affinity, nodeAffinity: undefined };
  if (nodeAffinity !== undefined) {
    return { ...affinity, nodeAffinity };
  }
  const isEmpty = Object.values(others).every(value => value === undefined);
  return isEmpty ? previous.affinity : (others as PodSpec['affinity']);
}

function withOldImages(
  containers: readonly Container[] | undefined,
  previous: readonly Container[] | undefined,
): readonly Container[] | undefined {
  return containers?.map((container, index) => {
    const image = previous?.[index]?.image;
    return image === undefined ? container : { ...container, image };
  });
}
