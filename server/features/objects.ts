/**
 * Feature: the Kubernetes objects of a text
 *
 * What the extension runs, shows and counts: each object with its place and its JSON.
 */
import type { Manifest, ManifestDocument } from '../../core/manifest/node.js';
import { objectsOf } from '../../core/manifest/objects.js';
import type { ManifestObject } from '../../core/protocol.js';
import { rangeIn } from '../place.js';

/** The objects of a file in their order. */
export function manifestObjects(manifest: Manifest): ManifestObject[] {
  return manifest.documents.flatMap(placed =>
    objectsOf(placed.document).map(object => ({
      document: placed.index,
      path: object.path,
      apiVersion: object.apiVersion ?? '',
      kind: object.kind ?? '',
      name: object.name ?? '',
      namespace: object.namespace,
      range: rangeIn(placed, object.node),
      value: object.value(),
    })),
  );
}

/** How many objects a file holds. */
export function countObjects(manifest: Manifest): number {
  return manifest.documents.reduce((count, { document }) => count + countIn(document), 0);
}

function countIn(document: ManifestDocument): number {
  if (document.nature === 'kubernetes') {
    return 1;
  }
  return document.nature === 'list' ? objectsOf(document).length : 0;
}
