// Client-side apply left its configuration in an annotation. A server-side apply by kubectl takes over what that
// configuration still holds, without a conflict, and keeps the annotation up to date.
// After staging/src/k8s.io/apimachinery/pkg/util/managedfields/internal: lastappliedmanager.go, lastappliedupdater.go.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { ObjectType } from '../../../core/kubernetes/schema.js';
import { writeGoJson } from '../../../core/writeGoJson.js';
import { changedFields, EMPTY_FIELD_SET, type FieldSet, fieldSetOf } from './fieldSet.js';
import { difference } from './fieldSetAlgebra.js';
import { isMap } from './jsonValue.js';

/** Where kubectl keeps what was applied last. */
export const lastAppliedAnnotation = 'kubectl.kubernetes.io/last-applied-configuration';
/** Other managers opt out of all this by their names. */
const MANAGER = 'kubectl';
const LENGTH_MAX = 262_144;

/** Fields that this manager may take from others: those that client-side apply set and nobody changed since. */
export function fieldsOfLastApplied(
  live: KubernetesObject | undefined,
  manager: string,
  type: ObjectType | undefined,
): FieldSet {
  const text = live?.metadata.annotations?.[lastAppliedAnnotation] ?? '';
  if (manager !== MANAGER || live === undefined || text === '') {
    return EMPTY_FIELD_SET;
  }
  const applied = parse(text);
  return isMap(applied) && applied['apiVersion'] === live.apiVersion
    ? difference(fieldSetOf(applied, type), changedFields(live, applied, type))
    : EMPTY_FIELD_SET;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The object with the configuration in its annotation, where it has one. */
export function withLastApplied(
  object: KubernetesObject,
  config: KubernetesObject,
  manager: string,
): KubernetesObject {
  const { annotations } = object.metadata;
  if (manager !== MANAGER || annotations?.[lastAppliedAnnotation] === undefined) {
    return object;
  }
  const text = `${writeGoJson(withoutAnnotation(config))}\n`;
  const shown = text.length > LENGTH_MAX ? '' : text;
  return {
    ...object,
    metadata: {
      ...object.metadata,
      annotations: { ...annotations, [lastAppliedAnnotation]: shown },
    },
  };
}

function withoutAnnotation(config: KubernetesObject): KubernetesObject {
  const { annotations } = config.metadata;
  if (annotations?.[lastAppliedAnnotation] === undefined) {
    return config;
  }
  const { [lastAppliedAnnotation]: _former, ...others } = annotations;
  return { ...config, metadata: { ...config.metadata, annotations: others } };
}
