/**
 * Completion: names in a kustomization
 *
 * What the build has: targets of patches and replacements, images with their tags, workloads for replicas, namespaces,
 * labels in use; and the header of the file.
 *
 *     images:
 *       - name: $0      →      name: ghcr.io/shop/web
 */

import { CompletionItemKind } from 'vscode-languageserver-types';
import { type Fields, fieldsOf, valueAt } from '../../../core/json.js';
import { parseApiVersion } from '../../../core/kubernetes/gvk.js';
import type { BuiltObject } from '../../../core/kustomize/builtObject.js';
import { readImage } from '../../../core/kustomize/images.js';
import { scalableKinds, selectedBy } from '../../../core/kustomize/targets.js';
import type { CompletionContext, Proposal } from '../../completion/types.js';
import { isKey, isValue, pathWords } from '../../completionPlace.js';
import { stringText } from '../../scalarText.js';
import type { KustomizationFile } from '../rule.js';
import type { KustomizationWorld } from '../world.js';

/** Proposes names of what is built. */
export function names(
  context: CompletionContext,
  file: KustomizationFile,
  world: KustomizationWorld,
): readonly Proposal[] {
  const words = pathWords(context.path);
  const topic = labelTopic(words, context);
  if (topic !== undefined) {
    return labelWords(context, topic);
  }
  if (!isValue(context)) {
    return [];
  }
  const { objects } = world.around(file.uri);
  return toProposals(valuesFor(words, context, objects) ?? headerValues(words, file), context);
}

/** `detail` by value. */
type Values = ReadonlyMap<string, string>;

function valuesFor(
  words: string,
  context: CompletionContext,
  objects: readonly BuiltObject[],
): Values | undefined {
  const [, field] = targetPattern.exec(words) ?? [];
  if (field !== undefined) {
    const others = { ...fieldsOf(valueAt(context.value, context.path.slice(0, -1))) };
    return targetValues(field, others, objects);
  }
  switch (words) {
    case 'images[].name':
      return imageNames(objects);
    case 'images[].newTag':
    case 'images[].digest':
      return imageTags(context, objects);
    case 'images[].newName':
      return new Map(wordsOf(context, 'image').map(image => [readImage(image).name, '']));
    case 'replicas[].name':
      return new Map(
        objects
          .filter(({ origin }) => scalableKinds.has(origin.facts.kind))
          .map(({ origin, names: all }) => [all.at(-1) ?? '', origin.facts.kind]),
      );
    case 'namespace':
    case 'configMapGenerator[].namespace':
    case 'secretGenerator[].namespace':
      return new Map(wordsOf(context, 'namespace').map(name => [name, '']));
    default:
      return undefined;
  }
}

const targetPattern = new RegExp(
  [
    String.raw`^(?:patches\[\]\.target|patchesJson6902\[\]\.target|vars\[\]\.objref`,
    String.raw`|replacements\[\]\.(?:source|targets\[\]\.(?:select|reject\[\])))`,
    String.raw`\.(group|version|kind|name|namespace)$`,
  ].join(''),
);

/** What the objects that fit the rest of the target have. */
function targetValues(field: string, target: Fields, objects: readonly BuiltObject[]): Values {
  const others = { ...target, [field]: undefined };
  const found = new Map<string, string>();
  for (const { origin, names: all, namespaces } of selectedBy(others, objects) ?? objects) {
    const { apiVersion, kind } = origin.facts;
    const { group, version } = parseApiVersion(apiVersion);
    const parts: Readonly<Record<string, readonly [string | undefined, string]>> = {
      group: [group || undefined, kind],
      version: [version, kind],
      kind: [kind, apiVersion],
      name: [all.at(-1), kind],
      namespace: [namespaces.at(-1), kind],
    };
    const [value, detail] = parts[field] ?? [undefined, ''];
    if (value !== undefined && !found.has(value)) {
      found.set(value, detail);
    }
  }
  return found;
}

function imageNames(objects: readonly BuiltObject[]): Values {
  const found = new Map<string, string>();
  for (const { origin, images } of objects) {
    for (const { image } of images) {
      const { kind, name } = origin.facts;
      found.set(readImage(image).name, `${image} in ${kind} ${name}`);
    }
  }
  return found;
}

/** Tags of the image that are in use anywhere. */
function imageTags(context: CompletionContext, objects: readonly BuiltObject[]): Values {
  const wanted = fieldsOf(valueAt(context.value, context.path.slice(0, -1)))['name'];
  const isDigest = context.path.at(-1) === 'digest';
  const used = objects.flatMap(({ images }) => images.map(({ image }) => image));
  const all = [...used, ...wordsOf(context, 'image')].map(readImage);
  return new Map(
    all
      .filter(({ name }) => name === wanted)
      .flatMap(({ tag, digest }) => (isDigest ? digest : tag) ?? [])
      .map(tag => [tag, 'in use']),
  );
}

function headerValues(words: string, { type }: KustomizationFile): Values {
  const isHeader = words === 'apiVersion' || words === 'kind';
  const allowed = isHeader ? type.fields.get(words)?.enumeration?.values : undefined;
  return new Map((allowed ?? []).map(value => [value, '']));
}

function wordsOf(context: CompletionContext, topic: 'image' | 'namespace'): readonly string[] {
  return context.surroundings.words.of(topic, context.typed);
}

const labelPattern = new RegExp(
  [
    String.raw`^(?:labels\[\]\.pairs|commonLabels|generatorOptions\.labels`,
    String.raw`|(?:configMap|secret)Generator\[\]\.options\.labels)(?:\.(.+))?$`,
  ].join(''),
);

function labelTopic(words: string, context: CompletionContext): string | undefined {
  const [, key] = labelPattern.exec(words) ?? [];
  const isPair = /pairs|abels/.test(words) && key !== undefined && isValue(context);
  if (isPair) {
    return `label:${key}`;
  }
  const isMap = context.place?.type.kind === 'map' && /(?:pairs|abels)$/.test(words);
  return isMap && isKey(context) ? 'labelKey' : undefined;
}

function labelWords(context: CompletionContext, topic: string): Proposal[] {
  const { cursor, surroundings, typed } = context;
  const isName = topic === 'labelKey';
  const found = surroundings.words.of(isName ? 'labelKey' : `label:${topic.slice(6)}`, typed);
  return found
    .filter(word => !isName || !cursor.siblings.has(word))
    .map((word, rank) => ({
      label: word,
      kind: isName ? CompletionItemKind.Property : CompletionItemKind.Value,
      text: isName ? (cursor.hasColon ? word : `${word}: `) : stringText(word),
      rank,
      ...(isName ? { continues: true } : {}),
    }));
}

function toProposals(values: Values, context: CompletionContext): Proposal[] {
  const item = context.path.at(-2);
  return [...values].map(([value, detail], rank) => ({
    label: value,
    kind: typeof item === 'number' ? CompletionItemKind.Reference : CompletionItemKind.Value,
    text: stringText(value),
    rank,
    ...(detail === '' ? {} : { detail }),
  }));
}
