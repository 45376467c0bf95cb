// What hover sources ask of the place under the mouse.

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { type Fields, fieldsOf, valueAt } from '../../core/json.js';
import { podPlaceOf } from '../../core/kubernetes/podTemplate.js';
import type { FieldPath } from '../../core/validation/fieldError.js';
import { whereabouts } from '../describeObject.js';
import { namespaceHere } from '../surroundings.js';
import type { HoverContext } from './types.js';

/** The mapping at a path below the object; empty where there is none. */
export function fieldsIn(context: Pick<HoverContext, 'value'>, path: FieldPath): Fields {
  return fieldsOf(valueAt(context.value, path));
}

/** The namespace of the object; undefined where nothing says it. */
export function namespaceOf({ surroundings, object }: HoverContext): string | undefined {
  return namespaceHere(surroundings, object.namespace);
}

/** The path of the PodSpec below the object; undefined for kinds without pods. */
export function podSpecPathOf({ object }: HoverContext): readonly string[] | undefined {
  const { apiVersion, kind } = object;
  return apiVersion === undefined || kind === undefined
    ? undefined
    : podPlaceOf(apiVersion, kind)?.specPath;
}

/** The path of the container around the place; undefined outside of one. */
export function containerPathOf(context: HoverContext): FieldPath | undefined {
  const specPath = podSpecPathOf(context);
  const { path } = context;
  if (specPath === undefined || !specPath.every((step, index) => path[index] === step)) {
    return undefined;
  }
  const [list, index] = path.slice(specPath.length);
  const isContainer = typeof list === 'string' && /ontainers$/.test(list);
  return isContainer && typeof index === 'number' ? path.slice(0, specPath.length + 2) : undefined;
}

/** `- Deployment web: 3 pods · web.yaml`; many are counted. */
export function objectLines(objects: readonly GraphObject[]): string {
  const shownMax = 8;
  const lines = objects.slice(0, shownMax).map(object => {
    const { kind, name, pods } = object.facts;
    const count = pods?.replicas === undefined ? '' : `: ${podWords(pods.replicas)}`;
    return `- ${kind} \`${name}\`${count} · ${whereabouts(object)}`;
  });
  const more = objects.length - shownMax;
  return [...lines, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n');
}

/** `1 pod`, `3 pods`. */
export function podWords(count: number): string {
  return count === 1 ? '1 pod' : `${count} pods`;
}

/** The replicas that the object asks for; the server fills in 1. */
export function replicasOf({ value }: Pick<HoverContext, 'value'>): number | undefined {
  const replicas = valueAt(value, ['spec', 'replicas']) ?? 1;
  return typeof replicas === 'number' ? replicas : undefined;
}
