// A kustomization file out of a document.

import { fieldsOf } from '../../core/json.js';
import { textAt } from '../../core/kustomize/buildFields.js';
import { isKustomization } from '../../core/kustomize/kustomization.js';
import {
  kustomizationApiVersions,
  typeOfKustomization,
} from '../../core/kustomize/kustomizationTypes.js';
import { folderOf } from '../../core/kustomize/scopes.js';
import type { ManifestDocument } from '../../core/manifest/node.js';
import type { KustomizationFile } from './rule.js';

/** The kustomization that a document of a file is; undefined where it is something else. */
export function kustomizationFile(
  uri: string,
  document: ManifestDocument,
): KustomizationFile | undefined {
  if (!isKustomization(uri, document)) {
    return undefined;
  }
  const fields = fieldsOf(document.toValue());
  const type = typeOfKustomization(textAt(fields, 'kind'));
  return { uri, folder: folderOf(uri), document, fields, type };
}

/** What a kustomization says it is, or would say: what completion knows of objects. */
export function kustomizationObject({ fields }: KustomizationFile): {
  readonly path: readonly (string | number)[];
  readonly apiVersion: string;
  readonly kind: string;
} {
  const kind = textAt(fields, 'kind') === 'Component' ? 'Component' : 'Kustomization';
  return { path: [], apiVersion: kustomizationApiVersions[kind], kind };
}
