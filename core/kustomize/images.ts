// Images in objects, and what the `images` of a kustomization make of them.
// https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/images/

import { type Fields, fieldsOf, valueAt } from '../json.js';
import type { FieldPath } from '../validation/fieldError.js';
import { itemsAt, textAt } from './buildFields.js';

/** An image of an object: as written, and as it stands in the build so far. */
export interface ImageUse {
  readonly written: string;
  readonly image: string;
}

/** An image in its parts. */
export interface ImageName {
  readonly name: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** The images of the containers of an object, wherever it keeps them. */
export function imagesOf(value: unknown): readonly ImageUse[] {
  return containerListsIn(value, []).flatMap(path => {
    const containers = valueAt(value, path);
    return (Array.isArray(containers) ? containers : []).flatMap(container => {
      const image = textAt(fieldsOf(container), 'image');
      return image === undefined ? [] : [{ written: image, image }];
    });
  });
}

/** Splits `registry:5000/web:1.2@sha256:…`. */
export function readImage(image: string): ImageName {
  const [rest = '', digest] = image.split('@', 2);
  const colon = rest.lastIndexOf(':');
  const hasTag = colon > rest.lastIndexOf('/');
  return {
    name: hasTag ? rest.slice(0, colon) : rest,
    tag: hasTag ? rest.slice(colon + 1) : undefined,
    digest,
  };
}

/** Images after the `images` (and `imageTags`) of a kustomization. */
export function withImages(uses: readonly ImageUse[], fields: Fields): readonly ImageUse[] {
  const rules = [...itemsAt(fields, 'imageTags'), ...itemsAt(fields, 'images')];
  return rules.length === 0
    ? uses
    : uses.map(use => ({ ...use, image: rules.reduce(changedImage, use.image) }));
}

/** An image after one entry of `images`. */
export function changedImage(image: string, rule: Fields): string {
  const { name, tag, digest } = readImage(image);
  if (name !== textAt(rule, 'name')) {
    return image;
  }
  const newTag = textAt(rule, 'newTag');
  const newDigest = textAt(rule, 'digest');
  const changed = textAt(rule, 'newName') ?? name;
  if (newTag !== undefined || newDigest !== undefined) {
    return written(changed, newTag, newDigest);
  }
  const suffix = textAt(rule, 'tagSuffix');
  return suffix === undefined
    ? written(changed, tag, digest)
    : written(changed, (tag ?? '') + suffix, undefined);
}

function written(name: string, tag: string | undefined, digest: string | undefined): string {
  const at = digest === undefined ? '' : `@${digest}`;
  return `${name}${tag === undefined ? '' : `:${tag}`}${at}`;
}

const depthMax = 30;

/** Where an object of any kind keeps lists of containers. */
export function containerListsIn(value: unknown, at: FieldPath): readonly FieldPath[] {
  if (at.length > depthMax || typeof value !== 'object' || value === null) {
    return [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => containerListsIn(item, [...at, index]));
  }
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const isList = (key === 'containers' || key === 'initContainers') && Array.isArray(inner);
    return isList ? [[...at, key]] : key === 'data' ? [] : containerListsIn(inner, [...at, key]);
  });
}
