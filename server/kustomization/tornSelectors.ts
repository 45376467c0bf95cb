// Patches after which the selector of a workload no longer matches its own pods: the API server refuses the object.

import { listOf } from '../../core/json.js';
import { podPlaceOf } from '../../core/kubernetes/podTemplate.js';
import { type Labels, matchesSelector, selectorOf } from '../../core/kubernetes/selector.js';
import type { BuiltObject } from '../../core/kustomize/builtObject.js';
import { resolvePath } from '../../core/kustomize/scopes.js';
import { type Origin, sourcesOf, tracedAt } from '../../core/kustomize/traced.js';
import type { FieldPath } from '../../core/validation/fieldError.js';
import type { RuleFinding } from '../rules/rule.js';
import type { KustomizationFile } from './rule.js';
import type { KustomizationWorld } from './world.js';

/** The patches of a kustomization that tear selectors from pods. */
export function tornSelectors(file: KustomizationFile, world: KustomizationWorld): RuleFinding[] {
  const { accumulated, objects } = world.build(file.uri);
  const before = new Map(accumulated.map(object => [object.origin, object]));
  return objects.flatMap(object => {
    const whole = before.get(object.origin);
    const path =
      isTorn(object) && whole !== undefined && !isTorn(whole) ? patchOf(object, file) : undefined;
    const { kind, name } = object.origin.facts;
    const message = `After this patch the selector of ${kind} ${name} does not match its own pods: the API server refuses it`;
    return path === undefined ? [] : [{ path, message }];
  });
}

function isTorn(object: BuiltObject): boolean {
  const [selector, labels] = partsOf(object);
  return (
    selector !== undefined &&
    labels !== undefined &&
    !matchesSelector(selectorOf(selector.value), labels.value as Labels)
  );
}

function partsOf({ origin, content }: BuiltObject) {
  const place = podPlaceOf(origin.facts.apiVersion, origin.facts.kind);
  const labels = [...(place?.path ?? []), 'metadata', 'labels'];
  return place === undefined || !origin.facts.apiVersion.startsWith('apps/')
    ? []
    : [tracedAt(content, ['spec', 'selector']), tracedAt(content, labels)];
}

/** The entry of the kustomization whose patch wrote the selector or the labels. */
function patchOf(object: BuiltObject, file: KustomizationFile): FieldPath | undefined {
  const origins = partsOf(object).flatMap(part => (part === undefined ? [] : [part.origin]));
  const entries = ['patches', 'patchesStrategicMerge', 'patchesJson6902'].flatMap(field => {
    const list = file.fields[field];
    return listOf(list).map((entry: unknown, index) => ({
      path: [field, index],
      file: pathOf(entry),
    }));
  });
  return entries.find(({ path, file: named }) => {
    const uri = named === undefined ? undefined : resolvePath(file.folder, named);
    return origins.some(origin => hasPart(origin, { uri, path, own: file.uri }));
  })?.path;
}

function pathOf(entry: unknown): string | undefined {
  const path = typeof entry === 'string' ? entry : (entry as { path?: unknown } | null)?.path;
  return typeof path === 'string' ? path : undefined;
}

interface Part {
  readonly uri: string | undefined;
  readonly path: FieldPath;
  readonly own: string;
}

function hasPart(origin: Origin, part: Part): boolean {
  const isInPlace =
    origin.source.uri === part.own && part.path.every((step, index) => origin.path[index] === step);
  return (
    isInPlace ||
    [...sourcesOf(origin)].some(({ uri }) => uri === part.uri) ||
    [...(origin.inner?.values() ?? [])].some(inner => hasPart(inner, part))
  );
}
