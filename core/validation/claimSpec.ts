// The spec of a PersistentVolumeClaim, alone or in a template.
import type { PersistentVolumeClaimSpec } from '../../schemas/built/types.js';
import { checkName, checkOneOf, checkPresent } from './checks.js';
import { checkLabelSelector } from './labels.js';
import { dns1123Label, dns1123Subdomain } from './names.js';
import type { Place } from './place.js';
import { isWhole, quantityValue } from './quantities.js';

/** Access modes of volumes, in the server's order. */
const accessModes = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];

/** Volume modes, in the server's order. */
export const volumeModes = ['Block', 'Filesystem'];

/** The annotation that once named the class. */
export const betaClass = 'volume.beta.kubernetes.io/storage-class';

/** What the server says of it. */
export const betaClassWarning =
  `metadata.annotations[${betaClass}]: deprecated since v1.8; ` +
  'use "storageClassName" attribute instead';

/** A claim's spec. */
export function checkClaimSpec(spec: Partial<PersistentVolumeClaimSpec>, at: Place): void {
  checkAccessModes(
    spec.accessModes ?? [],
    at.field('accessModes'),
    'at least 1 access mode is required',
  );
  checkLabelSelector(spec.selector, at.field('selector'));
  checkStorage(spec, at);
  checkName(spec.storageClassName, dns1123Subdomain, at.field('storageClassName'));
  checkOneOf(spec.volumeMode, volumeModes, at.field('volumeMode'));
  if (spec.dataSource !== undefined) {
    checkDataSource(spec.dataSource, at.field('dataSource'));
  }
  if (spec.dataSourceRef !== undefined) {
    checkDataSource(spec.dataSourceRef, at.field('dataSourceRef'));
    checkName(
      spec.dataSourceRef.namespace,
      dns1123Label,
      at.field('dataSourceRef').field('namespace'),
    );
  }
  checkBothSources(spec, at);
  checkName(
    spec.volumeAttributesClassName,
    dns1123Subdomain,
    at.field('volumeAttributesClassName'),
  );
}

/** The warnings about a claim's size. */
export function storageWarnings(
  spec: PersistentVolumeClaimSpec | undefined,
  path: string,
): readonly string[] {
  const storage = spec?.resources?.requests?.['storage'];
  return storage === undefined || isWhole(storage)
    ? []
    : [
        `${path}.resources.requests[storage]: ` +
          `fractional byte value "${storage}" is invalid, must be an integer`,
      ];
}

/** At least one access mode, all known; ReadWriteOncePod stands alone. */
export function checkAccessModes(modes: readonly string[], at: Place, detail: string): void {
  if (modes.length === 0) {
    at.required(detail);
  }
  for (const [index, mode] of modes.entries()) {
    checkOneOf(mode, accessModes, at.silent(index));
  }
  const others = modes.filter(mode => mode !== 'ReadWriteOncePod' && accessModes.includes(mode));
  if (modes.includes('ReadWriteOncePod') && others.length > 0) {
    at.forbidden('may not use ReadWriteOncePod with other access modes');
  }
}

function checkStorage(spec: Partial<PersistentVolumeClaimSpec>, at: Place): void {
  const storage = spec.resources?.requests?.['storage'];
  const atStorage = at.field('resources').silent('requests').key('storage');
  if (storage === undefined) {
    atStorage.required();
  } else if (quantityValue(storage) <= 0n) {
    atStorage.invalid(String(storage), 'must be greater than zero');
  }
}

interface DataSource {
  readonly apiGroup?: string;
  readonly kind?: string;
  readonly name?: string;
}

function checkDataSource(source: DataSource, at: Place): void {
  checkPresent(source.name, at.field('name'));
  checkPresent(source.kind, at.field('kind'));
  const group = source.apiGroup ?? '';
  if (group === '' && source.kind !== 'PersistentVolumeClaim') {
    const detail = "must be 'PersistentVolumeClaim' when referencing the default apiGroup";
    at.invalid(source.kind ?? '', detail);
  }
  checkName(group, dns1123Subdomain, at.field('apiGroup'));
}

function checkBothSources(spec: Partial<PersistentVolumeClaimSpec>, at: Place): void {
  const { dataSource, dataSourceRef } = spec;
  if (dataSource === undefined || dataSourceRef === undefined) {
    return;
  }
  const shown = at.field('dataSource').text();
  if ((dataSourceRef.namespace ?? '') !== '') {
    at.invalid(shown, 'may not be specified when dataSourceRef.namespace is specified');
  } else if (
    (dataSource.apiGroup ?? '') !== (dataSourceRef.apiGroup ?? '') ||
    dataSource.kind !== dataSourceRef.kind ||
    dataSource.name !== dataSourceRef.name
  ) {
    at.invalid(shown, 'must match dataSourceRef');
  }
}
