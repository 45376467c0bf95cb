/**
 * StorageClasses, claims and the small kinds of storage.
 *
 *     volumeBindingMode: Later   # Immediate or WaitForFirstConsumer
 */
import type {
  CSIDriver,
  PersistentVolumeClaim,
  PersistentVolumeClaimSpec,
  StorageClass,
  TopologySelectorTerm,
  VolumeAttributesClass,
} from '../../../schemas/built/types.js';
import { checkOneOf, checkPresent } from '../checks.js';
import { betaClass, betaClassWarning, checkClaimSpec, storageWarnings } from '../claimSpec.js';
import { checkImmutable, sameValue } from '../immutable.js';
import { internalClaimSpec } from '../internalTemplate.js';
import { type KindRules, rulesOf } from '../kindRules.js';
import { qualifiedName } from '../labels.js';
import type { Place } from '../place.js';
import { nodeLabelWarning } from '../pod/schedulingWarnings.js';
import { compareQuantities } from '../quantities.js';
import { unifiedDiff } from '../unifiedDiff.js';
import { checkCsiDriverName } from '../volumes/clusterSources.js';

const group = 'storage.k8s.io';
const maxParameters = 512;
const boundClaims =
  'spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims';

/** Rules of PersistentVolumeClaims. */
export const persistentVolumeClaimRules: KindRules = rulesOf<PersistentVolumeClaim>({
  group: '',
  kind: 'PersistentVolumeClaim',
  create: ({ spec }, root) => checkClaimSpec(spec ?? {}, root.field('spec')),
  update: checkClaimUpdate,
  warnings: ({ metadata, spec }) => {
    const beta = metadata?.annotations?.[betaClass] === undefined ? [] : [betaClassWarning];
    return [...beta, ...storageWarnings(spec, 'spec')];
  },
});

/** Rules of StorageClasses. */
export const storageClassRules: KindRules = rulesOf<StorageClass>({
  group,
  kind: 'StorageClass',
  namespaced: false,
  create: (storageClass, root) => {
    const provisioner = storageClass.provisioner ?? '';
    if (checkPresent(provisioner, root.field('provisioner'))) {
      const messages = qualifiedName(provisioner.toLowerCase());
      root.field('provisioner').invalidEach(provisioner, messages);
    }
    checkParameters(storageClass.parameters ?? {}, root.field('parameters'));
    checkOneOf(storageClass.reclaimPolicy, ['Delete', 'Retain'], root.field('reclaimPolicy'));
    const modes = ['Immediate', 'WaitForFirstConsumer'];
    checkOneOf(storageClass.volumeBindingMode, modes, root.field('volumeBindingMode'));
    checkTopologies(storageClass.allowedTopologies ?? [], root.field('allowedTopologies'));
  },
  update: (next, previous, root) => {
    for (const name of ['parameters', 'provisioner', 'reclaimPolicy'] as const) {
      if (!sameValue(next[name], previous[name])) {
        root.field(name).forbidden(`updates to ${name} are forbidden.`);
      }
    }
    checkImmutable(
      next.volumeBindingMode,
      previous.volumeBindingMode,
      root.field('volumeBindingMode'),
    );
  },
  warnings: ({ allowedTopologies = [] }) =>
    allowedTopologies.flatMap(({ matchLabelExpressions = [] }, term) =>
      matchLabelExpressions.flatMap(({ key }, index) => {
        const warning = nodeLabelWarning(key);
        const at = `allowedTopologies[${term}].matchLabelExpressions[${index}].key`;
        return warning === undefined ? [] : [`${at}: ${warning}`];
      }),
    ),
});

/** Rules of CSIDrivers. */
export const csiDriverRules: KindRules = rulesOf<CSIDriver>({
  group,
  kind: 'CSIDriver',
  namespaced: false,
  create: ({ metadata, spec }, root) => {
    checkCsiDriverName(metadata?.name, root.field('metadata').field('name'));
    const at = root.field('spec');
    for (const [index, mode] of (spec?.volumeLifecycleModes ?? []).entries()) {
      checkOneOf(mode, ['Ephemeral', 'Persistent'], at.field('volumeLifecycleModes').silent(index));
    }
    const policies = ['File', 'None', 'ReadWriteOnceWithFSType'];
    checkOneOf(spec?.fsGroupPolicy, policies, at.field('fsGroupPolicy'));
    checkTokenRequests(spec?.tokenRequests ?? [], at.field('tokenRequests'));
  },
  update: (next, previous, root) => {
    const at = root.field('spec');
    for (const name of ['attachRequired', 'volumeLifecycleModes'] as const) {
      checkImmutable(next.spec?.[name], previous.spec?.[name], at.field(name));
    }
  },
});

/** Rules of VolumeAttributesClasses. */
export const volumeAttributesClassRules: KindRules = rulesOf<VolumeAttributesClass>({
  group,
  kind: 'VolumeAttributesClass',
  namespaced: false,
  create: (attributes, root) => {
    checkCsiDriverName(attributes.driverName, root.field('driverName'));
    const parameters = attributes.parameters ?? {};
    if (Object.keys(parameters).length === 0) {
      root.field('parameters').required('must contain at least one key/value pair');
    }
    checkParameters(parameters, root.field('parameters'));
  },
  update: (next, previous, root) => {
    if (next.driverName !== previous.driverName) {
      root.field('driverName').forbidden('updates to driverName are forbidden.');
    }
    if (!sameValue(next.parameters, previous.parameters)) {
      root.field('parameters').forbidden('updates to parameters are forbidden.');
    }
  },
});

function checkParameters(parameters: object, at: Place): void {
  const names = Object.keys(parameters);
  if (names.length > maxParameters) {
    at.tooLong(maxParameters);
  }
  if (names.includes('')) {
    at.invalid('', 'field can not be empty.');
  }
}

function checkTopologies(terms: readonly TopologySelectorTerm[], at: Place): void {
  const seen: TopologySelectorTerm[] = [];
  for (const [index, term] of terms.entries()) {
    const atExpressions = at.item(index).field('matchLabelExpressions');
    const keys = new Set<string>();
    for (const [place, { key = '', values = [] }] of (term.matchLabelExpressions ?? []).entries()) {
      const atExpression = atExpressions.item(place);
      if (values.length === 0) {
        atExpression.field('values').required();
      }
      for (const [valueIndex, value] of values.entries()) {
        if (values.indexOf(value) < valueIndex) {
          atExpression.field('values').item(valueIndex).duplicate(value);
        }
      }
      atExpression.field('key').invalidEach(key, qualifiedName(key));
      if (keys.has(key)) {
        atExpression.field('key').duplicate(key);
      }
      keys.add(key);
    }
    if (seen.some(other => sameValue(other, term))) {
      atExpressions.duplicate('');
    }
    seen.push(term);
  }
}

function checkTokenRequests(
  requests: readonly { readonly audience?: string; readonly expirationSeconds?: number }[],
  at: Place,
): void {
  const audiences = new Set<string>();
  for (const [index, { audience = '', expirationSeconds }] of requests.entries()) {
    if (audiences.has(audience)) {
      at.item(index).field('audience').duplicate(audience);
    }
    audiences.add(audience);
    if (expirationSeconds === undefined) {
      continue;
    }
    const atSeconds = at.item(index).field('expirationSeconds');
    if (expirationSeconds < 600) {
      atSeconds.invalid(expirationSeconds, 'may not specify a duration less than 10 minutes');
    } else if (expirationSeconds > 2 ** 32) {
      const detail = 'may not specify a duration larger than 2^32 seconds';
      atSeconds.invalid(expirationSeconds, detail);
    }
  }
}

function checkClaimUpdate(
  next: PersistentVolumeClaim,
  previous: PersistentVolumeClaim,
  root: Place,
): void {
  const now = next.spec ?? {};
  const before = previous.spec ?? {};
  const [old, munged] = comparedSpecs(next, previous);
  if (!sameValue(old, munged)) {
    const diff = unifiedDiff(internalClaimSpec(old), internalClaimSpec(munged));
    root.field('spec').forbidden(`${boundClaims}\n${diff}`);
  }
  const size = now.resources?.requests?.['storage'] ?? '0';
  const oldSize = before.resources?.requests?.['storage'] ?? '0';
  const actual = previous.status?.capacity?.['storage'] ?? '0';
  if (compareQuantities(size, oldSize) < 0 && compareQuantities(size, actual) <= 0) {
    const at = root.field('spec').field('resources').field('requests').field('storage');
    at.forbidden('field can not be less than status.capacity');
  }
  checkImmutable(now.volumeMode, before.volumeMode, root.silent('spec').field('volumeMode'));
  if (before.volumeAttributesClassName !== undefined && !now.volumeAttributesClassName) {
    const kind = now.volumeAttributesClassName === '' ? 'an empty string' : 'nil';
    const at = root.field('spec').field('volumeAttributesClassName');
    at.forbidden(`update from non-nil value to ${kind} is forbidden`);
  }
}

/** The old spec and the new one with what may change as it was: the volume once, sizes when bound. */
function comparedSpecs(
  next: PersistentVolumeClaim,
  previous: PersistentVolumeClaim,
): readonly [Loose<PersistentVolumeClaimSpec>, Loose<PersistentVolumeClaimSpec>] {
  const [spec, before] = [next.spec ?? {}, previous.spec ?? {}];
  const isBound = next.status?.phase === 'Bound';
  const annotated = previous.metadata?.annotations?.[betaClass];
  const mayName =
    before.storageClassName === undefined &&
    (annotated === undefined || annotated === spec.storageClassName);
  const { volumeName } = (before.volumeName ?? '') === '' ? spec : before;
  const { storageClassName } = mayName ? before : spec;
  const takesOldClass = isBound && spec.volumeAttributesClassName !== undefined;
  const { volumeAttributesClassName } = takesOldClass ? before : spec;
  const munged = { ...spec, storageClassName, volumeAttributesClassName };
  return [{ ...before, volumeName }, isBound ? withOldSize(munged, before) : munged];
}

function withOldSize(
  { resources, ...rest }: Loose<PersistentVolumeClaimSpec>,
  before: PersistentVolumeClaimSpec,
): Loose<PersistentVolumeClaimSpec> {
  const storage = before.resources?.requests?.['storage'];
  if (resources?.requests === undefined || storage === undefined) {
    return { ...rest, resources };
  }
  return { ...rest, resources: { ...resources, requests: { ...resources.requests, storage } } };
}

type Loose<T> = { readonly [Name in keyof T]: T[Name] | undefined };
