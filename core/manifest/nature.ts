// What a document is, told by its content: Drydock speaks up only in Kubernetes objects.

import { entryOf } from './find.js';
import type { DocumentNature, MappingNode, YamlNode } from './node.js';
import { jsonKey } from './reader/keys.js';

/** What a document is, and how it calls itself. */
export interface Header {
  readonly nature: DocumentNature;
  readonly apiVersion: string | undefined;
  readonly kind: string | undefined;
  readonly name: string | undefined;
  readonly namespace: string | undefined;
}

const kustomizationKeys = new Set([
  ...['resources', 'bases', 'components', 'patches', 'patchesStrategicMerge', 'patchesJson6902'],
  ...['configMapGenerator', 'secretGenerator', 'generatorOptions', 'namePrefix', 'nameSuffix'],
  ...['namespace', 'commonLabels', 'commonAnnotations', 'labels', 'images', 'replicas', 'crds'],
  ...['vars', 'replacements', 'transformers', 'generators', 'configurations', 'helmCharts'],
  ...['helmGlobals', 'openapi', 'buildMetadata', 'sortOptions', 'metadata', 'kind', 'apiVersion'],
  ...['validators'],
]);

const kustomizationMarks = ['resources', 'bases', 'patches', 'patchesStrategicMerge', 'components'];

/** How Helm's own words begin after the braces. */
const templateWords = new RegExp(
  [
    String.raw`\{\{-?\s*(?:\.(?:Values|Release|Chart|Capabilities|Files|Template)\b`,
    String.raw`\$`,
    String.raw`(?:include|tpl|template|toYaml|if|else|end|range|with|define|block)\b`,
    String.raw`\/\*)`,
  ].join('|'),
);

/** Tells a document's nature and reads its header. */
export function readHeader(root: YamlNode | undefined, text: string): Header {
  if (root?.kind !== 'mapping') {
    const nature = isTemplate(root, text)
      ? 'helm-template'
      : root === undefined
        ? 'empty'
        : 'other';
    return { ...nameless, nature: isNull(root) ? 'empty' : nature };
  }
  const metadata = mappingAt(root, 'metadata');
  const header = {
    apiVersion: stringAt(root, 'apiVersion'),
    kind: stringAt(root, 'kind'),
    name: stringAt(metadata, 'name') ?? stringAt(metadata, 'generateName'),
    namespace: stringAt(metadata, 'namespace'),
  };
  return { ...header, nature: natureOf(root, header, text) };
}

const nameless = {
  apiVersion: undefined,
  kind: undefined,
  name: undefined,
  namespace: undefined,
};

function natureOf(
  root: MappingNode,
  header: { readonly apiVersion: string | undefined; readonly kind: string | undefined },
  text: string,
): DocumentNature {
  if (isTemplate(root, text)) {
    return 'helm-template';
  }
  if (isKustomization(root, header)) {
    return 'kustomization';
  }
  const keys = new Set(root.entries.map(entry => jsonKey(entry.key)));
  const typed = Number(keys.has('apiVersion')) + Number(keys.has('kind'));
  if (typed === 2) {
    return isList(root, header.kind) ? 'list' : 'kubernetes';
  }
  const shaped =
    keys.has('metadata') || (keys.has('spec') && mappingAt(root, 'spec') !== undefined);
  if (typed === 1 && shaped) {
    return 'kubernetes';
  }
  return typed === 0 && isCompose(root) ? 'compose' : 'other';
}

function isList(root: MappingNode, kind: string | undefined): boolean {
  return kind === 'List' || (kind?.endsWith('List') === true && !!itemsOf(root));
}

function itemsOf(root: MappingNode): YamlNode | undefined {
  const items = entryOf(root, 'items')?.value;
  return items?.kind === 'sequence' ? items : undefined;
}

function isKustomization(
  root: MappingNode,
  header: { readonly apiVersion: string | undefined; readonly kind: string | undefined },
): boolean {
  if (header.apiVersion !== undefined) {
    return header.apiVersion.startsWith('kustomize.config.k8s.io/');
  }
  if (header.kind !== undefined && header.kind !== 'Kustomization' && header.kind !== 'Component') {
    return false;
  }
  const keys = root.entries.map(entry => jsonKey(entry.key));
  return (
    keys.every(key => kustomizationKeys.has(key)) &&
    keys.some(key => kustomizationMarks.includes(key) || key.endsWith('Generator'))
  );
}

function isCompose(root: MappingNode): boolean {
  const services = mappingAt(root, 'services');
  return (
    services !== undefined &&
    services.entries.length > 0 &&
    services.entries.every(({ value }) => {
      const known = ['image', 'build', 'extends', 'ports', 'environment', 'command'];
      return value?.kind === 'mapping' && known.some(key => entryOf(value, key) !== undefined);
    })
  );
}

/** Template language outside of quotes and text blocks, or Helm's own words inside quotes. */
function isTemplate(root: YamlNode | undefined, text: string): boolean {
  return text.includes('{{') && root !== undefined && hasTemplate(root);
}

function hasTemplate(node: YamlNode): boolean {
  switch (node.kind) {
    case 'mapping':
      return node.entries.some(
        entry => hasTemplate(entry.key) || (entry.value !== undefined && hasTemplate(entry.value)),
      );
    case 'sequence':
      return node.items.some(item => item.value !== undefined && hasTemplate(item.value));
    case 'scalar':
      if (node.style === 'plain' && node.text.startsWith('{{')) {
        return true;
      }
      return node.style !== 'literal' && node.style !== 'folded' && templateWords.test(node.text);
    default:
      return false;
  }
}

function mappingAt(root: MappingNode | undefined, key: string): MappingNode | undefined {
  const value = root && entryOf(root, key)?.value;
  return value?.kind === 'mapping' ? value : undefined;
}

function stringAt(root: MappingNode | undefined, key: string): string | undefined {
  const value = root && entryOf(root, key)?.value;
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}

function isNull(root: YamlNode | undefined): boolean {
  return root === undefined || (root.kind === 'scalar' && root.value === null);
}
