// CustomResourceDefinition of apiextensions.k8s.io/v1beta1 -> v1: schema, columns and subresources belong to a version.

import { type Fields, fieldsOf } from '../../core/json.js';
import {
  changeField,
  defined,
  mapItems,
  renameField,
  withField,
  withoutFields,
} from './records.js';

const anything = {
  openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
};

/** The definition with the fields of v1. */
export function migrateDefinition(object: Fields): Fields {
  return changeField(object, 'spec', value => {
    const spec = fieldsOf(value);
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

function migrateVersion(version: Fields, shared: Fields): Fields {
  const complete = { schema: anything, ...defined(shared), ...version };
  return changeField(complete, 'additionalPrinterColumns', columns =>
    mapItems(columns, column => renameField(column, 'JSONPath', 'jsonPath')),
  );
}

function migrateConversion(value: unknown): Fields {
  const { webhookClientConfig, conversionReviewVersions, ...rest } = fieldsOf(value);
  if (webhookClientConfig === undefined) {
    return fieldsOf(value);
  }
  const webhook = {
    clientConfig: webhookClientConfig,
    conversionReviewVersions: conversionReviewVersions ?? ['v1', 'v1beta1'],
  };
  return { ...rest, webhook };
}
