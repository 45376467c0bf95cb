// How tables of custom resources are made outside the HTTP surface: by the CustomResourceDefinition that is applied.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { Resource } from '../../../core/kubernetes/schema.js';
import { type CustomColumn, DEFAULT_CUSTOM_COLUMNS } from './customColumns.js';
import type { TableSource } from './table.js';

interface Definition {
  readonly group: string;
  readonly names: { readonly kind: string; readonly plural: string; readonly singular?: string };
  readonly scope: string;
  readonly versions: readonly {
    readonly name: string;
    readonly additionalPrinterColumns?: readonly CustomColumn[];
  }[];
}

/** What the table of a custom resource is made by, and how it is called; undefined where nothing defines it. */
export function customTableSource(
  { apiVersion, kind }: Pick<KubernetesObject, 'apiVersion' | 'kind'>,
  definitions: readonly KubernetesObject[],
): (TableSource & { readonly resource: Resource }) | undefined {
  const [group = '', version = ''] = apiVersion.split('/');
  const specs = definitions.map(definition => definition['spec'] as unknown as Definition);
  const spec = specs.find(each => each.group === group && each.names.kind === kind);
  const found = spec?.versions.find(({ name }) => name === version);
  if (spec === undefined || found === undefined) {
    return undefined;
  }
  return {
    resource: {
      group,
      version,
      kind,
      plural: spec.names.plural,
      singular: spec.names.singular ?? kind.toLowerCase(),
      namespaced: spec.scope === 'Namespaced',
      shortNames: [],
      categories: [],
      verbs: [],
      subresources: [],
      columns: [],
    },
    customColumns: found.additionalPrinterColumns ?? DEFAULT_CUSTOM_COLUMNS,
  };
}
