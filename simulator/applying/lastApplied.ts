// What kubectl keeps of the configuration applied last, and the three-way merge with it.

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { Catalogue, ObjectType } from '../../core/kubernetes/schema.js';
import { writeGoJson } from '../../core/writeGoJson.js';
import type { JsonMap } from '../api/patch/jsonValue.js';
import { lastAppliedAnnotation } from '../api/patch/lastApplied.js';
import { mergePatch } from '../api/patch/mergePatch.js';
import { strategicMergePatch } from '../api/patch/strategicMergePatch.js';
import { threeWayPatch } from '../api/patch/threeWayPatch.js';

/** The object with the record of itself. */
export function withLastApplied(object: KubernetesObject): KubernetesObject {
  const { [lastAppliedAnnotation]: _old, ...annotations } = object.metadata.annotations ?? {};
  const bare = { ...object, metadata: { ...object.metadata, annotations } };
  const text = `${writeGoJson(bare)}\n`;
  const metadata = {
    ...object.metadata,
    annotations: { ...annotations, [lastAppliedAnnotation]: text },
  };
  return { ...object, metadata };
}

/** The live object with what was dropped from the manifest gone and what the manifest says in place. */
export function mergeApplied(
  live: KubernetesObject,
  desired: KubernetesObject,
  catalogue: Catalogue | undefined,
): KubernetesObject {
  const type = catalogue?.typeOf(desired.apiVersion, desired.kind);
  const patch = threeWayPatch(recordOf(live), asMap(desired), asMap(live), type);
  return patched(asMap(live), patch, type) as unknown as KubernetesObject;
}

function patched(live: JsonMap, patch: JsonMap, type: ObjectType | undefined): unknown {
  return type === undefined ? mergePatch(live, patch) : strategicMergePatch(live, patch, type);
}

function recordOf(object: KubernetesObject): JsonMap {
  const text = object.metadata.annotations?.[lastAppliedAnnotation];
  if (text === undefined) {
    return {};
  }
  try {
    return JSON.parse(text) as JsonMap;
  } catch {
    return {};
  }
}

function asMap(object: KubernetesObject): JsonMap {
  return object as unknown as JsonMap;
}
