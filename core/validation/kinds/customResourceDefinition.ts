/**
 * CustomResourceDefinitions: name, group, versions, names. Their schemas are in crdSchema.ts.
 *
 *     metadata: { name: widgets.example.com }   # must be plural and group of the spec
 */
import type {
  CustomResourceDefinition,
  CustomResourceDefinitionNames,
  CustomResourceDefinitionSpec,
  CustomResourceDefinitionVersion,
  JSONSchemaProps,
} from '../../../schemas/built/types.js';
import { checkOneOf, checkPresent } from '../checks.js';
import { checkImmutable } from '../immutable.js';
import { type KindRules, rulesOf } from '../kindRules.js';
import { dns1035Label, dns1123Subdomain, type NameCheck } from '../names.js';
import type { Place } from '../place.js';
import { checkClientConfig } from '../webhookClient.js';
import { checkDefaults } from './crdDefaults.js';
import { columnsPlace, schemaPlace, subresourcesPlace, type Versions } from './crdPlaces.js';
import { checkRuleTexts } from './crdRules.js';
import { checkRootSchema } from './crdSchema.js';
import { checkSelectableFields } from './crdSelectableFields.js';

const approval = 'api-approved.kubernetes.io';
const approvalMissing =
  'protected groups must have approval annotation "api-approved.kubernetes.io", see ' +
  'https://github.com/kubernetes/enhancements/pull/1111';
const protectedGroup = /(^|\.)(k8s|kubernetes)\.io$/;
const columnTypes = ['boolean', 'date', 'integer', 'number', 'string'];
const columnFormats = [
  'binary',
  'bool',
  'byte',
  'date',
  'date-time',
  'double',
  'float',
  'int32',
  'int64',
  'password',
];

/** Names of definitions are checked against their spec. */
const anyName: NameCheck = () => [];

/** Rules of CustomResourceDefinitions. */
export const customResourceDefinitionRules: KindRules = rulesOf<CustomResourceDefinition>({
  group: 'apiextensions.k8s.io',
  kind: 'CustomResourceDefinition',
  namespaced: false,
  anyFinalizers: true,
  name: anyName,
  create: ({ metadata, spec }, root) => {
    const at = root.field('spec');
    const expected = `${spec?.names?.plural ?? ''}.${spec?.group ?? ''}`;
    if ((metadata?.name ?? '') !== '' && metadata.name !== expected) {
      const atName = root.field('metadata').field('name');
      atName.invalid(metadata.name, 'must be spec.names.plural+"."+spec.group');
    }
    checkSpec(spec ?? {}, at);
    checkApproval(spec?.group ?? '', metadata?.annotations?.[approval], root);
  },
  updateOnly: true,
  update: (next, previous, root) => {
    checkSpec(next.spec ?? {}, root.field('spec'));
    checkFixedNames(next, previous, root.field('spec'));
    checkStoredVersions(next, root.field('status').field('storedVersions'));
    checkApproval(next.spec?.group ?? '', next.metadata?.annotations?.[approval], root);
  },
});

/** What makes the place of stored objects; scope and kind are fixed once the definition is established. */
function checkFixedNames(
  next: CustomResourceDefinition,
  previous: CustomResourceDefinition,
  at: Place,
): void {
  const isEstablished = (previous.status?.conditions ?? []).some(
    ({ type, status }) => type === 'Established' && status === 'True',
  );
  const names = at.field('names');
  if (isEstablished) {
    checkImmutable(next.spec?.scope, previous.spec?.scope, at.field('scope'));
    checkImmutable(next.spec?.names?.kind, previous.spec?.names?.kind, names.field('kind'));
  }
  checkImmutable(next.spec?.group, previous.spec?.group, at.field('group'));
  checkImmutable(next.spec?.names?.plural, previous.spec?.names?.plural, names.field('plural'));
}

function checkStoredVersions({ spec, status }: CustomResourceDefinition, at: Place): void {
  const versions = new Set((spec?.versions ?? []).map(({ name }) => name));
  for (const [index, version] of (status?.storedVersions ?? []).entries()) {
    if (!versions.has(version)) {
      at.item(index).invalid(
        version,
        `missing from spec.versions; ${version} was previously a storage version, and must remain ` +
          'in spec.versions until a storage migration ensures no data remains persisted in ' +
          `${version} and removes ${version} from status.storedVersions`,
      );
    }
  }
}

type Spec = Partial<CustomResourceDefinitionSpec>;

function checkSpec(spec: Spec, at: Place): void {
  const group = spec.group ?? '';
  if (checkPresent(group, at.field('group'))) {
    const errors = dns1123Subdomain(group);
    if (errors.length > 0) {
      at.field('group').invalid(group, errors.join(','));
    } else if (group.split('.').length < 2) {
      at.field('group').invalid(group, 'should be a domain with at least one dot');
    }
  }
  const scopes = ['Cluster', 'Namespaced'];
  if (checkPresent(spec.scope, at.field('scope'))) {
    checkOneOf(spec.scope, scopes, at.field('scope'));
  }
  checkVersions(spec.versions ?? [], at.field('versions'));
  checkNames(spec.names ?? { kind: '', plural: '' }, at.field('names'));
  if (spec.preserveUnknownFields === true) {
    at.field('preserveUnknownFields').invalid(true, 'must be false');
  }
  checkConversion(spec, at.field('conversion'));
}

function checkVersions(versions: readonly CustomResourceDefinitionVersion[], at: Place): void {
  const stored = versions.filter(version => version.storage === true).length;
  const names = new Set(versions.map(version => version.name));
  if (names.size < versions.length) {
    at.invalid(versions, 'must contain unique version names');
  }
  for (const [index, version] of versions.entries()) {
    const atVersion = at.item(index);
    const name = version.name ?? '';
    const errors = dns1035Label(name);
    if (errors.length > 0) {
      atVersion.field('name').invalid(name, errors.join(','));
    }
    if (version.deprecated !== true && version.deprecationWarning !== undefined) {
      const detail = 'can only be set for deprecated versions';
      atVersion.field('deprecationWarning').invalid(version.deprecationWarning, detail);
    }
    checkVersion({ versions, index, at });
  }
  if (stored !== 1) {
    at.invalid(versions, 'must have exactly one version marked as storage version');
  }
}

/** What versions say alike is checked once. */
function checkVersion(of: Versions): void {
  const version = of.versions[of.index];
  if (version === undefined) {
    return;
  }
  const schema = version.schema?.openAPIV3Schema;
  const atSchema = schemaPlace(of);
  if (schema === undefined) {
    of.at.item(of.index).field('schema').field('openAPIV3Schema').required('schemas are required');
  } else if (atSchema !== undefined) {
    checkSchema(schema, atSchema);
  }
  const columns = columnsPlace(of);
  if (columns !== undefined) {
    checkColumns(version, columns);
  }
  const subresources = subresourcesPlace(of);
  if (subresources !== undefined) {
    checkScale(version, subresources.field('scale'));
  }
  checkSelectableFields(version, of);
}

/** Defaults are looked at in schemas without faults, rules where the defaults have none either. */
function checkSchema(schema: JSONSchemaProps, at: Place): void {
  const before = at.count;
  checkRootSchema(schema, at);
  if (at.count === before) {
    checkDefaults(schema, at);
  }
  if (at.count === before) {
    checkRuleTexts(schema, at);
  }
}

function checkColumns(version: CustomResourceDefinitionVersion, at: Place): void {
  for (const [index, column] of (version.additionalPrinterColumns ?? []).entries()) {
    const atColumn = at.item(index);
    checkPresent(column.name, atColumn.field('name'));
    if (
      checkPresent(column.type, atColumn.field('type'), `must be one of ${columnTypes.join(',')}`)
    ) {
      if (!columnTypes.includes(column.type)) {
        const detail = `must be one of ${columnTypes.join(',')}`;
        atColumn.field('type').invalid(column.type, detail);
      }
    }
    if (column.format !== undefined && !columnFormats.includes(column.format)) {
      const detail = `must be one of ${columnFormats.join(',')}`;
      atColumn.field('format').invalid(column.format, detail);
    }
    const atPath = atColumn.fieldShownAs('jsonPath', 'JSONPath');
    if (checkPresent(column.jsonPath, atPath)) {
      checkPath(column.jsonPath, atPath);
    }
  }
}

function checkScale(version: CustomResourceDefinitionVersion, at: Place): void {
  const scale = version.subresources?.scale;
  if (scale === undefined) {
    return;
  }
  const prefixes = { specReplicasPath: '.spec.', statusReplicasPath: '.status.' } as const;
  for (const [name, prefix] of Object.entries(prefixes)) {
    const path = scale[name as keyof typeof prefixes] ?? '';
    if (checkPresent(path, at.field(name)) && checkPath(path, at.field(name))) {
      if (!path.startsWith(prefix)) {
        const under = prefix.slice(0, -1);
        at.field(name).invalid(path, `should be a json path under ${under}`);
      }
    }
  }
  const selector = scale.labelSelectorPath ?? '';
  const atSelector = at.field('labelSelectorPath');
  if (selector !== '' && checkPath(selector, atSelector) && !/^\.(spec|status)\./.test(selector)) {
    atSelector.invalid(selector, 'should be a json path under either .spec or .status');
  }
}

/** Paths of definitions start with a dot. Tells whether this one does. */
function checkPath(path: string, at: Place): boolean {
  if (path.startsWith('.')) {
    return true;
  }
  at.invalid(path, 'must be a simple json path starting with .');
  return false;
}

function checkNames(names: CustomResourceDefinitionNames, at: Place): void {
  checkLabelName(names.plural ?? '', at.field('plural'));
  checkLabelName(names.singular ?? '', at.field('singular'));
  checkLabelName(
    names.kind ?? '',
    at.field('kind'),
    'may have mixed case, but should otherwise match: ',
  );
  checkLabelName(
    names.listKind ?? '',
    at.field('listKind'),
    'may have mixed case, but should otherwise match: ',
  );
  for (const list of ['shortNames', 'categories'] as const) {
    for (const [index, name] of (names[list] ?? []).entries()) {
      at.field(list).item(index).invalidEach(name, dns1035Label(name));
    }
  }
  if ((names.kind ?? '') !== '' && names.kind === names.listKind) {
    at.field('listKind').invalid(names.listKind, 'kind and listKind may not be the same');
  }
}

function checkLabelName(name: string, at: Place, mixedCase?: string): void {
  if (!checkPresent(name, at)) {
    return;
  }
  const errors = dns1035Label(mixedCase === undefined ? name : name.toLowerCase());
  if (errors.length > 0) {
    at.invalid(name, `${mixedCase ?? ''}${errors.join(',')}`);
  }
}

function checkConversion(spec: Spec, at: Place): void {
  const conversion = spec.conversion;
  if (conversion === undefined) {
    return;
  }
  if (checkPresent(conversion.strategy, at.field('strategy'))) {
    checkOneOf(conversion.strategy, ['None', 'Webhook'], at.field('strategy'));
  }
  if (conversion.strategy !== 'Webhook') {
    if (conversion.webhook !== undefined) {
      at.field('webhook').forbidden('should not be set when strategy is not set to Webhook');
    }
    return;
  }
  const client = conversion.webhook?.clientConfig;
  const atClient = at.fieldShownAs('webhook', 'webhookClientConfig');
  if (client === undefined) {
    atClient.required('required when strategy is set to Webhook');
  } else {
    checkClientConfig(client, atClient);
  }
  if ((conversion.webhook?.conversionReviewVersions ?? []).length === 0) {
    const atVersions = at.silent('webhook').field('conversionReviewVersions');
    atVersions.required();
  }
}

function checkApproval(group: string, annotation: string | undefined, root: Place): void {
  if (!protectedGroup.test(group)) {
    return;
  }
  const at = root.field('metadata').field('annotations').key(approval);
  if (annotation === undefined || annotation === '') {
    at.required(approvalMissing);
  } else if (!annotation.startsWith('unapproved') && !/^[a-z]+:\/\/[^/]+/.test(annotation)) {
    at.invalid(
      annotation,
      'protected groups must have approval annotation "api-approved.kubernetes.io" with either a URL or ' +
        'a reason starting with "unapproved", see https://github.com/kubernetes/enhancements/pull/1111',
    );
  }
}
