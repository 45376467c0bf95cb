// CustomResourceDefinition of apiextensions.k8s.io/v1beta1 -> v1: schema, columns and subresources belong to a version.

import {
  asRecord,
  changeField,
  defined,
  type JsonRecord,
  mapItems,
  renameField,
  withField,
  withoutFields,
} from './records.js';

const anything = {
  openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
};

/** The definition with the fields of v1. */
export function migrateDefinition(object: JsonRecord): JsonRecord {
  return changeField(object, 'spec', value => {
    const spec = asRecord(value);
    const { version, validation, subresources, additionalPrinterColumns } = spec;
    const rest = withoutFields(
      spec,
      'version',
      'validation',
      'subresources',
      'additionalPrinterColumns',
      'preserveUnknownFields',
    );
    const written = Array.isArray(spec['versions'])
      ? spec['versions']
      : [{ name: version, served: true, storage: true }];
    const shared = { schema: validation, subresources, additionalPrinterColumns };
    const versions = mapItems(written, item => migrateVersion(item, shared));
    return changeField(withField(rest, 'versions', versions), 'conversion', migrateConversion);
  });
}

function migrateVersion(version: JsonRecord, shared: JsonRecord): JsonRecord {
  const complete = { schema: anything, ...defined(shared), ...version };
  return changeField(complete, 'additionalPrinterColumns', columns =>
    mapItems(columns, column => renameField(column, 'JSONPath', 'jsonPath')),
  );
}

function migrateConversion(value: unknown): JsonRecord {
  const { webhookClientConfig, conversionReviewVersions, ...rest } = asRecord(value);
  if (webhookClientConfig === undefined) {
    return asRecord(value);
  }
  const webhook = {
    clientConfig: webhookClientConfig,
    conversionReviewVersions: conversionReviewVersions ?? ['v1', 'v1beta1'],
  };
  return { ...rest, webhook };
}
