// What one kustomization does to objects: patches, namespace, names, labels, replicas, images, in kustomize's order.
// Read once per text; what became of an object is kept as long as the object is.

import { type Fields, fieldsOf } from '../json.js';
import type { FieldPath } from '../validation/fieldError.js';
import { itemsAt, textAt, textsAt } from './buildFields.js';
import { type BuiltObject, withContent } from './builtObject.js';
import { clusterKinds } from './clusterKinds.js';
import { changedImage, containerListsIn, imagesOf, withImages } from './images.js';
import { type LabelRule, readLabels, withLabels } from './labels.js';
import {
  type Patch,
  type PatchContext,
  type PatchEntry,
  patchFilesOf,
  readPatches,
} from './patches.js';
import { folderOf, resolvePath } from './paths.js';
import {
  prepareReplacement,
  type ReadyReplacement,
  readReplacements,
  replaced,
} from './replacements.js';
import { isSameList } from './sameList.js';
import { scaledBy } from './targets.js';
import {
  changedAt,
  itemsOf,
  type Source,
  type Traced,
  tracedAt,
  withField,
  withItems,
} from './traced.js';

/** What a kustomization does. */
export interface Stage {
  /** What it was read from: the fields as text, and the documents of patches. */
  readonly parts: readonly unknown[];
  /** Kept from before where they say the same. */
  readonly steps: readonly KeptStep[];
  readonly fields: Fields;
  readonly source: Source;
  /** Files and folders it takes in, resolved; undefined for addresses. */
  readonly entries: readonly (string | undefined)[];
  readonly components: readonly string[];
  /** What becomes of objects; those taken away are left out. */
  apply(objects: readonly BuiltObject[]): readonly BuiltObject[];
}

/** A step that remembers what became of objects. */
type KeptStep = PatchEntry;

/** How often objects were changed: for tests of what an edit costs. */
export interface Work {
  count: number;
}

/** Reads a stage again if what it says, or one of its patches, has changed. */
export function readStage(
  known: Stage | undefined,
  context: PatchContext,
  { work, isLocal }: { readonly work: Work; readonly isLocal: (path: string) => boolean },
): Stage {
  const { kustomization, fields, documentsOf } = context;
  const files = patchFilesOf(kustomization.uri, fields);
  const parts = [JSON.stringify(fields), ...files.flatMap(file => documentsOf(file))];
  if (known !== undefined && isSameList(known.parts, parts)) {
    return known;
  }
  const folder = folderOf(kustomization.uri);
  const resolve = (path: string): string => resolvePath(folder, path);
  const steps = stepsOf(context).map((step, index): KeptStep => {
    const before = known?.steps[index];
    return before !== undefined && isSameList(before.parts, step.parts)
      ? before
      : { ...step, patch: remembered(work, step.patch) };
  });
  const replacements = readReplacements(context);
  const replace = new Map<string, (object: BuiltObject) => BuiltObject | undefined>();
  return {
    parts,
    steps,
    fields,
    source: kustomization,
    entries: [...textsAt(fields, 'resources'), ...textsAt(fields, 'bases')].map(path =>
      isLocal(path) ? resolve(path) : undefined,
    ),
    components: textsAt(fields, 'components').map(resolve),
    apply(objects) {
      const made = objects.flatMap(
        object =>
          steps.reduce<BuiltObject | undefined>(
            (before, { patch }) => before && patch(before),
            object,
          ) ?? [],
      );
      return replacements.reduce<readonly BuiltObject[]>((before, replacement, index) => {
        const ready = prepareReplacement(replacement, before);
        return ready === undefined
          ? before
          : before.flatMap(object => rememberedBy(replace, { ready, index, work })(object) ?? []);
      }, made);
    },
  };
}

function remembered(work: Work, change: Patch): Patch {
  const known = new WeakMap<BuiltObject, { readonly object: BuiltObject | undefined }>();
  return object => {
    const found = known.get(object);
    if (found !== undefined) {
      return found.object;
    }
    const result = change(object);
    work.count += result === object ? 0 : 1;
    known.set(object, { object: result });
    return result;
  };
}

interface Replacing {
  readonly ready: ReadyReplacement;
  readonly index: number;
  readonly work: Work;
}

/** Values that a replacement had and has no more are not kept beyond these. */
const valuesMax = 100;

function rememberedBy(known: Map<string, Patch>, { ready, index, work }: Replacing): Patch {
  const key = `${index} ${ready.key}`;
  const found = known.get(key) ?? remembered(work, object => replaced(object, ready));
  if (known.size > valuesMax) {
    known.clear();
  }
  known.set(key, found);
  return found;
}

/** In the order of kustomize's transformers. */
function stepsOf(context: PatchContext): readonly PatchEntry[] {
  const { fields, kustomization } = context;
  const labels = readLabels(fields, kustomization);
  const added = ['labels', 'commonLabels', 'commonAnnotations'];
  return [
    ...readPatches('patchesStrategicMerge', context),
    ...readPatches('patches', context),
    {
      parts: [partOf(fields, ['namespace', 'namePrefix', 'nameSuffix', ...added])],
      patch: object => labels.reduce(labelled, moved(renamed(object, fields), context)),
    },
    ...readPatches('patchesJson6902', context),
    {
      parts: [partOf(fields, ['replicas', 'images', 'imageTags'])],
      patch: object => withNewImages(scaled(object, fields, kustomization), fields, kustomization),
    },
  ];
}

function partOf(fields: Fields, names: readonly string[]): string {
  return JSON.stringify(names.map(name => fields[name]));
}

function labelled(object: BuiltObject, rule: LabelRule): BuiltObject {
  return withContent(object, withLabels(object.content, rule));
}

const keepsName = ['Namespace', 'CustomResourceDefinition', 'APIService'];

/** Names in the object and in references stay as they are written: they change together. */
function renamed(object: BuiltObject, fields: Fields): BuiltObject {
  const { kind } = object.origin.facts;
  const namespace = textAt(fields, 'namespace');
  const isSpace = kind === 'Namespace' && namespace !== undefined;
  const prefix = textAt(fields, 'namePrefix') ?? '';
  const suffix = textAt(fields, 'nameSuffix') ?? '';
  const before = object.names.at(-1) ?? '';
  const name = keepsName.includes(kind) ? before : prefix + before + suffix;
  const isPlaced = namespace !== undefined && !clusterKinds.has(kind);
  return {
    ...object,
    names: [...object.names, isSpace ? namespace : name],
    namespaces: isPlaced ? [...object.namespaces, namespace] : object.namespaces,
  };
}

/** Namespaces that are said elsewhere than in the metadata: of default accounts and of the Services behind APIs. */
function moved(object: BuiltObject, { fields, kustomization }: PatchContext): BuiltObject {
  const value = textAt(fields, 'namespace');
  if (value === undefined) {
    return object;
  }
  const namespace = { value, origin: { source: kustomization, path: ['namespace'] } };
  const { kind } = object.origin.facts;
  const path = namespacePaths[kind];
  const isThere = path !== undefined && tracedAt(object.content, path) !== undefined;
  const content =
    kind === 'RoleBinding' || kind === 'ClusterRoleBinding'
      ? changedAt(
          object.content,
          ['subjects'],
          subjects =>
            subjects &&
            withItems(
              subjects,
              itemsOf(subjects).map(each => inPlace(each, namespace)),
            ),
        )
      : isThere
        ? changedAt(object.content, [...path, 'namespace'], () => namespace)
        : object.content;
  return content === object.content ? object : withContent(object, content);
}

const namespacePaths: Readonly<Record<string, FieldPath>> = {
  APIService: ['spec', 'service'],
  CustomResourceDefinition: ['spec', 'conversion', 'webhook', 'clientConfig', 'service'],
};

function inPlace(subject: Traced, namespace: Traced): Traced {
  const { kind, name } = fieldsOf(subject.value);
  return kind === 'ServiceAccount' && name === 'default'
    ? withField(subject, 'namespace', namespace)
    : subject;
}

function scaled(object: BuiltObject, fields: Fields, source: Source): BuiltObject {
  let result = object;
  for (const [index, item] of itemsAt(fields, 'replicas').entries()) {
    const name = textAt(item, 'name');
    const count = item['count'];
    if (name !== undefined && typeof count === 'number' && scaledBy(name, [object]).length > 0) {
      const value = { value: count, origin: { source, path: ['replicas', index, 'count'] } };
      const content = changedAt(result.content, ['spec', 'replicas'], () => value, value.origin);
      result = withContent(result, content);
    }
  }
  return result;
}

function withNewImages(object: BuiltObject, fields: Fields, source: Source): BuiltObject {
  const written = imagesOf(object.content.value);
  const isPatched = !isSameList(
    written.map(use => use.image),
    object.images.map(use => use.image),
  );
  const images = withImages(isPatched ? written : object.images, fields);
  if (itemsAt(fields, 'images').length === 0 || written.length === 0) {
    return { ...object, images };
  }
  const content = containerListsIn(object.content.value, []).reduce((outer, path) => {
    const containers = tracedAt(outer, path);
    return (containers === undefined ? [] : itemsOf(containers)).reduce(
      (inner, _, index) =>
        changedAt(inner, [...path, index], each => each && withImage(each, fields, source)),
      outer,
    );
  }, object.content);
  return { ...object, images, content };
}

function withImage(container: Traced, fields: Fields, source: Source): Traced {
  let result = container;
  for (const [index, rule] of itemsAt(fields, 'images').entries()) {
    const image = tracedAt(result, ['image'])?.value;
    const changed = typeof image === 'string' ? changedImage(image, rule) : image;
    if (changed !== image) {
      const origin = { source, path: ['images', index, 'newTag'] };
      result = withField(result, 'image', { value: changed, origin });
    }
  }
  return result;
}
