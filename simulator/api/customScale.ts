// The size of custom resources, where their definition says it stands: for the scale subresource and for who scales
// through it.

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import { isMap } from './patch/jsonValue.js';
import { valuesAt } from './tables/customColumns.js';

/** Simple JSON paths: `.spec.replicas`. */
export interface ScalePaths {
  readonly specReplicasPath: string;
  readonly statusReplicasPath: string;
  readonly labelSelectorPath?: string;
}

/** What a scale tells. */
export interface CustomScale {
  /** Undefined: the object does not say. */
  readonly specReplicas: number | undefined;
  readonly statusReplicas: number;
  /** The text of a label selector; empty where there is none. */
  readonly selector: string;
}

/** The scale of an object. */
export function readScale(object: KubernetesObject, paths: ScalePaths): CustomScale {
  const { specReplicasPath, statusReplicasPath, labelSelectorPath } = paths;
  const selector =
    labelSelectorPath === undefined ? undefined : valuesAt(object, labelSelectorPath)[0];
  return {
    specReplicas: numberAt(object, specReplicasPath),
    statusReplicas: numberAt(object, statusReplicasPath) ?? 0,
    selector: typeof selector === 'string' ? selector : '',
  };
}

/** The object with another size. */
export function withReplicas<T extends KubernetesObject>(
  object: T,
  { specReplicasPath }: ScalePaths,
  replicas: number,
): T {
  return withValue(object, specReplicasPath.slice(1).split('.'), replicas) as T;
}

/** Why the scale of an object that does not say its size cannot be read. */
export function missingReplicas({ specReplicasPath }: ScalePaths): string {
  const path = JSON.stringify(specReplicasPath);
  return `Internal error occurred: the spec replicas field ${path} does not exist`;
}

function numberAt(object: KubernetesObject, path: string): number | undefined {
  const value = valuesAt(object, path)[0];
  return typeof value === 'number' ? value : undefined;
}

function withValue(target: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) {
    return value;
  }
  const map = isMap(target) ? target : {};
  return { ...map, [key]: withValue(map[key], rest, value) };
}
