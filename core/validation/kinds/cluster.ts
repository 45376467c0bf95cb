/**
 * The small kinds of a cluster: namespaces, nodes, accounts, classes, leases.
 *
 *     kind: PriorityClass
 *     value: 2000000000   # maximum allowed value of a user defined priority is 1000000000
 */
import type {
  Lease,
  Namespace,
  Node,
  PriorityClass,
  RuntimeClass,
} from '../../../schemas/built/types.js';
import { checkCidr, cidrFamily } from '../addresses.js';
import { checkRequiredOneOf, eachRepeated } from '../checks.js';
import { checkImmutable } from '../immutable.js';
import { type KindRules, rulesOf } from '../kindRules.js';
import { checkLabels, qualifiedName } from '../labels.js';
import { dns1123Label, nameIsLabel } from '../names.js';
import type { Place } from '../place.js';
import { checkOverhead, checkResourceValue } from '../pod/resources.js';
import { checkTaints, checkTolerations } from '../pod/scheduling.js';
import { nodeLabelWarning } from '../pod/schedulingWarnings.js';

const configSourceWarning =
  'spec.configSource: the feature is no longer supported and will not be used';
const externalIdWarning = 'spec.externalID: this field is deprecated, and is unused by Kubernetes';

const highestPriority = 1_000_000_000;
const systemClasses: { readonly [name: string]: number | undefined } = {
  'system-node-critical': 2_000_001_000,
  'system-cluster-critical': 2_000_000_000,
};
const finalizerMessage = 'name is neither a standard finalizer name nor is it fully qualified';

/** Rules of the kinds above; ServiceAccounts have none beyond metadata. */
export const clusterRules: readonly KindRules[] = [
  rulesOf<Namespace>({
    group: '',
    kind: 'Namespace',
    namespaced: false,
    name: nameIsLabel,
    create: ({ spec }, root) => {
      const at = root.field('spec').field('finalizers');
      for (const [index, finalizer] of (spec?.finalizers ?? []).entries()) {
        at.silent(index).invalidEach(finalizer, qualifiedName(finalizer));
        const isStandard = ['kubernetes', 'orphan', 'foregroundDeletion'].includes(finalizer);
        if (!finalizer.includes('/') && !isStandard) {
          at.silent(index).invalid(finalizer, finalizerMessage);
        }
      }
    },
  }),
  rulesOf({ group: '', kind: 'ServiceAccount' }),
  rulesOf<Node>({
    group: '',
    kind: 'Node',
    namespaced: false,
    create: checkNode,
    update: checkNodeUpdate,
    warnings: ({ spec }) => [
      ...(spec?.configSource === undefined ? [] : [configSourceWarning]),
      ...(spec?.externalID ? [externalIdWarning] : []),
    ],
  }),
  rulesOf<PriorityClass>({
    group: 'scheduling.k8s.io',
    kind: 'PriorityClass',
    namespaced: false,
    create: checkPriorityClass,
    update: (next, previous, root) => {
      if ((next.value ?? 0) !== (previous.value ?? 0)) {
        root.field('value').forbidden('may not be changed in an update.');
      }
      checkImmutable(
        next.preemptionPolicy,
        previous.preemptionPolicy,
        root.field('preemptionPolicy'),
      );
    },
  }),
  rulesOf<RuntimeClass>({
    group: 'node.k8s.io',
    kind: 'RuntimeClass',
    namespaced: false,
    create: (runtimeClass, root) => {
      const handler = runtimeClass.handler ?? '';
      root.field('handler').invalidEach(handler, dns1123Label(handler));
      const fixed = runtimeClass.overhead?.podFixed;
      if (fixed !== undefined) {
        checkOverhead(fixed, root.field('overhead').field('podFixed'));
      }
      const at = root.field('scheduling');
      checkLabels(runtimeClass.scheduling?.nodeSelector, at.field('nodeSelector'));
      checkTolerations(runtimeClass.scheduling?.tolerations ?? [], at.field('tolerations'));
    },
    update: (next, previous, root) =>
      checkImmutable(next.handler, previous.handler, root.field('handler')),
    warnings: ({ scheduling }) =>
      Object.keys(scheduling?.nodeSelector ?? {}).flatMap(key => {
        const warning = nodeLabelWarning(key);
        return warning === undefined ? [] : [`scheduling.nodeSelector: ${warning}`];
      }),
  }),
  rulesOf<Lease>({
    group: 'coordination.k8s.io',
    kind: 'Lease',
    create: ({ spec }, root) => {
      const seconds = spec?.leaseDurationSeconds;
      if (seconds !== undefined && seconds <= 0) {
        const at = root.field('spec').field('leaseDurationSeconds');
        at.invalid(seconds, 'must be greater than 0');
      }
      const transitions = spec?.leaseTransitions;
      if (transitions !== undefined && transitions < 0) {
        const at = root.field('spec').field('leaseTransitions');
        at.invalid(transitions, 'must be greater than or equal to 0');
      }
    },
  }),
];

/** The server names a node's taints at its metadata. */
function checkNode(node: Node, root: Place): void {
  const { spec, status } = node;
  checkTaints(spec?.taints ?? [], root.silent('spec').fieldShownAs('taints', 'metadata.taints'));
  for (const list of ['capacity', 'allocatable'] as const) {
    for (const name in status?.[list]) {
      const at = root.field('status').field(list).field(name);
      checkResourceValue(name, status[list][name] ?? '0', at);
    }
  }
  const ranges = spec?.podCIDRs ?? [];
  const at = root.field('spec').field('podCIDRs');
  for (const [index, range] of ranges.entries()) {
    checkCidr(range, at.item(index));
  }
  if (ranges.length > 1 && (ranges.length > 2 || new Set(ranges.map(cidrFamily)).size < 2)) {
    at.invalid(ranges, 'may specify no more than one CIDR for each IP family');
  }
  eachRepeated(
    ranges,
    range => range,
    (range, index) => at.item(index).duplicate(range),
  );
}

function checkNodeUpdate(next: Node, previous: Node, root: Place): void {
  const at = root.field('spec');
  const ranges = previous.spec?.podCIDRs ?? [];
  const now = next.spec?.podCIDRs ?? [];
  if (ranges.length > 0 && ranges.join() !== now.join()) {
    at.field('podCIDRs').forbidden('node updates may not change podCIDR except from "" to valid');
  }
  const provider = previous.spec?.providerID ?? '';
  if (provider !== '' && provider !== next.spec?.providerID) {
    const detail = 'node updates may not change providerID except from "" to valid';
    at.field('providerID').forbidden(detail);
  }
}

function checkPriorityClass(priorityClass: PriorityClass, root: Place): void {
  const name = priorityClass.metadata?.name ?? '';
  const value = priorityClass.value ?? 0;
  if (name.startsWith('system-')) {
    const fault = systemClassFault(name, priorityClass);
    if (fault !== undefined) {
      const reserved =
        "priority class names with 'system-' prefix are reserved for system use only";
      root.field('metadata').field('name').forbidden(`${reserved}. error: ${fault}`);
    }
  } else if (value > highestPriority) {
    const detail = `maximum allowed value of a user defined priority is ${highestPriority}`;
    root.field('value').forbidden(detail);
  }
  if (priorityClass.preemptionPolicy !== undefined) {
    const policies = ['PreemptLowerPriority', 'Never'];
    checkRequiredOneOf(priorityClass.preemptionPolicy, policies, root.field('preemptionPolicy'));
  }
}

function systemClassFault(name: string, priorityClass: PriorityClass): string | undefined {
  const expected = systemClasses[name];
  if (expected === undefined) {
    return `${name} is not a known system priority class`;
  }
  if (priorityClass.value !== expected) {
    return `value of ${name} PriorityClass must be ${expected}`;
  }
  return priorityClass.globalDefault === true
    ? `globalDefault of ${name} must be false`
    : undefined;
}
