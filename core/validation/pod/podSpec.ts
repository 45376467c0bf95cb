// A pod's spec as a whole, in a pod or in a template.
import type { ObjectMeta, PodSpec, PodTemplateSpec, Volume } from '../../../schemas/built/types.js';
import { checkName, checkRequiredOneOf } from '../checks.js';
import { checkAnnotations, checkLabels, qualifiedName } from '../labels.js';
import { dns1123Label, dns1123Subdomain, rangeMessage } from '../names.js';
import type { Place } from '../place.js';
import { checkVolumes } from '../volumes/volumes.js';
import { checkAffinity } from './affinity.js';
import { checkPodAnnotations } from './annotations.js';
import {
  checkContainers,
  checkEphemeralContainers,
  checkInitContainers,
  type PodFacts,
} from './containers.js';
import { checkDnsConfig, checkHostAliases } from './dns.js';
import { checkHostNetworkPorts } from './ports.js';
import { checkOverhead, checkPodResources } from './resources.js';
import { checkSchedulingGates, checkSpreadConstraints, checkTolerations } from './scheduling.js';
import { checkHostUsers, checkPodSecurityContext } from './securityContext.js';
import { checkHostProcess, checkOperatingSystem } from './windows.js';

const maxSeconds = 2147483647;
const dnsPolicies = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'];
const noMeta: ObjectMeta = {};
const noSpec: PodSpec = { containers: [] };
const none: readonly never[] = [];

/** A pod's spec. `meta` is the pod's own metadata; undefined in a template. `claimed`: volumes it gets beside its own. */
export function checkPodSpec(
  spec: PodSpec,
  meta: ObjectMeta | undefined,
  at: Place,
  claimed: readonly Volume[] = none,
): void {
  const facts: PodFacts = {
    spec,
    volumes: checkVolumes(spec.volumes ?? none, { meta, claimed }, at.field('volumes')),
    claims: new Set((spec.resourceClaims ?? []).map(claim => claim.name)),
    hostUsers: spec.hostUsers !== false,
  };
  checkResourceClaims(spec, at.field('resourceClaims'));
  checkContainers(facts, at.field('containers'));
  checkInitContainers(facts, at.field('initContainers'));
  checkEphemeralContainers(facts, at.field('ephemeralContainers'));
  checkPodResources(spec, at.field('resources'));
  checkHostNetworkPorts(spec, at, meta !== undefined);
  checkRequiredOneOf(
    spec.restartPolicy,
    ['Always', 'OnFailure', 'Never'],
    at.field('restartPolicy'),
  );
  checkRequiredOneOf(spec.dnsPolicy, dnsPolicies, at.field('dnsPolicy'));
  checkLabels(spec.nodeSelector, at.field('nodeSelector'));
  if (spec.securityContext !== undefined) {
    checkPodSecurityContext(spec.securityContext, spec, at.field('securityContext'));
  }
  checkPlacement(spec, at);
  checkIdentity(spec, at);
  checkOperatingSystem(spec, at);
}

/** A pod template. The server leaves `metadata` out when it names labels and annotations. */
export function checkTemplate(
  template: PodTemplateSpec | undefined,
  at: Place,
  claimed: readonly Volume[] = none,
): void {
  const meta = template?.metadata ?? noMeta;
  const spec = template?.spec ?? noSpec;
  const atMeta = at.silent('metadata');
  checkLabels(meta.labels, atMeta.field('labels'));
  checkAnnotations(meta.annotations, atMeta.field('annotations'));
  checkPodAnnotations(meta.annotations, spec, atMeta.field('annotations'));
  checkPodSpec(spec, undefined, at.field('spec'), claimed);
  if ((spec.ephemeralContainers ?? []).length > 0) {
    const detail = 'ephemeral containers not allowed in pod template';
    at.field('spec').field('ephemeralContainers').forbidden(detail);
  }
}

function checkPlacement(spec: PodSpec, at: Place): void {
  if (spec.affinity !== undefined) {
    checkAffinity(spec.affinity, at.field('affinity'));
  }
  checkDnsConfig(spec, at.field('dnsConfig'));
  for (const [index, gate] of (spec.readinessGates ?? []).entries()) {
    const type = gate.conditionType ?? '';
    at.field('readinessGates')
      .item(index)
      .field('conditionType')
      .invalidEach(type, qualifiedName(type));
  }
  if (spec.schedulingGates !== undefined) {
    checkSchedulingGates(spec.schedulingGates, at.field('schedulingGates'));
  }
  if (spec.topologySpreadConstraints !== undefined) {
    checkSpreadConstraints(spec.topologySpreadConstraints, at.field('topologySpreadConstraints'));
  }
  checkHostProcess(spec, at);
  checkHostUsers(spec, at);
}

function checkIdentity(spec: PodSpec, at: Place): void {
  checkName(spec.serviceAccountName, dns1123Subdomain, at.field('serviceAccountName'));
  checkName(spec.nodeName, dns1123Subdomain, at.field('nodeName'));
  const deadline = spec.activeDeadlineSeconds;
  if (deadline !== undefined && (deadline < 1 || deadline > maxSeconds)) {
    at.field('activeDeadlineSeconds').invalid(deadline, rangeMessage(1, maxSeconds));
  }
  checkName(spec.hostname, dns1123Label, at.field('hostname'));
  checkName(spec.subdomain, dns1123Label, at.field('subdomain'));
  if (spec.tolerations !== undefined) {
    checkTolerations(spec.tolerations, at.field('tolerations'));
  }
  if (spec.hostAliases !== undefined) {
    checkHostAliases(spec.hostAliases, at.field('hostAliases'));
  }
  checkName(spec.priorityClassName, dns1123Subdomain, at.field('priorityClassName'));
  const runtimeClass = spec.runtimeClassName;
  if (runtimeClass !== undefined) {
    at.field('runtimeClassName').invalidEach(runtimeClass, dns1123Subdomain(runtimeClass));
  }
  if (spec.preemptionPolicy !== undefined) {
    const policies = ['PreemptLowerPriority', 'Never'];
    checkRequiredOneOf(spec.preemptionPolicy, policies, at.field('preemptionPolicy'));
  }
  if (spec.overhead !== undefined) {
    checkOverhead(spec.overhead, at.field('overhead'));
  }
  checkHostnameOverride(spec, at);
}

function checkHostnameOverride(spec: PodSpec, at: Place): void {
  const name = spec.hostnameOverride;
  if (name === undefined) {
    return;
  }
  const atName = at.field('hostnameOverride');
  atName.invalidEach(name, dns1123Subdomain(name));
  if (name.length > 64) {
    atName.tooLong(64);
  }
  if (spec.setHostnameAsFQDN === true) {
    atName.forbidden('may not be specified when setHostnameAsFQDN is true');
  }
  if (spec.hostNetwork === true) {
    atName.forbidden('may not be specified when hostNetwork is true');
  }
}

function checkResourceClaims(spec: PodSpec, at: Place): void {
  const seen = new Set<string>();
  for (const [index, claim] of (spec.resourceClaims ?? []).entries()) {
    const atClaim = at.item(index);
    const { name = '', resourceClaimName, resourceClaimTemplateName } = claim;
    if (name === '') {
      atClaim.field('name').required();
    } else if (seen.has(name)) {
      atClaim.field('name').duplicate(name);
    } else {
      atClaim.field('name').invalidEach(name, dns1123Label(name));
    }
    seen.add(name);
    const names = '`resourceClaimName` or `resourceClaimTemplateName`';
    if (resourceClaimName !== undefined && resourceClaimTemplateName !== undefined) {
      atClaim.invalid(claim, `at most one of ${names} may be specified`);
    } else if (resourceClaimName === undefined && resourceClaimTemplateName === undefined) {
      atClaim.invalid(
        claim,
        'must specify one of: `resourceClaimName`, `resourceClaimTemplateName`',
      );
    }
    for (const field of ['resourceClaimName', 'resourceClaimTemplateName'] as const) {
      const value = claim[field];
      if (value !== undefined) {
        atClaim.field(field).invalidEach(value, dns1123Subdomain(value));
      }
    }
  }
}
