// Labels and annotations that a kustomization gives to objects, their pods and selectors.
// https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/labels/

import { type Fields, fieldsOf, isFields } from '../json.js';
import { parseApiVersion } from '../kubernetes/gvk.js';
import { podPlaceOf } from '../kubernetes/podTemplate.js';
import type { FieldPath } from '../validation/fieldError.js';
import { itemsAt } from './buildFields.js';
import {
  changedAt,
  itemsOf,
  type Origin,
  type Source,
  type Traced,
  tracedAt,
  withField,
} from './traced.js';

/** Labels of one entry, or the annotations, and how far they go. */
export interface LabelRule {
  readonly into: 'labels' | 'annotations';
  readonly pairs: Fields;
  readonly origin: Origin;
  readonly reaches: 'objects' | 'templates' | 'selectors';
  /** Further fields, as the entry says. */
  readonly further: readonly Fields[];
}

/** The labels of a kustomization in the order they are given, and then its annotations. */
export function readLabels(fields: Fields, source: Source): readonly LabelRule[] {
  const listed = itemsAt(fields, 'labels').map((entry, index): LabelRule => {
    const reach = entry['includeTemplates'] === true ? 'templates' : 'objects';
    return {
      into: 'labels',
      pairs: fieldsOf(entry['pairs']),
      origin: { source, path: ['labels', index, 'pairs'] },
      reaches: entry['includeSelectors'] === true ? 'selectors' : reach,
      further: itemsAt(entry, 'fields'),
    };
  });
  const common = (field: string): Pick<LabelRule, 'pairs' | 'origin' | 'further'> => ({
    pairs: fieldsOf(fields[field]),
    origin: { source, path: [field] },
    further: [],
  });
  const all: readonly LabelRule[] = [
    ...listed,
    { ...common('commonLabels'), into: 'labels', reaches: 'selectors' },
    { ...common('commonAnnotations'), into: 'annotations', reaches: 'templates' },
  ];
  return all.filter(({ pairs }) => Object.keys(pairs).length > 0);
}

/** Gives an object labels, or annotations. */
export function withLabels(object: Traced, rule: LabelRule): Traced {
  const { kind, apiVersion } = fieldsOf(object.value);
  const place = podPlaceOf(String(apiVersion), String(kind));
  let labelled = add(object, ['metadata', rule.into], rule, 'create');
  if (rule.reaches !== 'objects' && place !== undefined && place.path.length > 0) {
    labelled = add(labelled, [...place.path, 'metadata', rule.into], rule, 'create');
    const jobs = ['spec', 'jobTemplate', 'metadata', rule.into];
    labelled = kind === 'CronJob' ? add(labelled, jobs, rule, 'create') : labelled;
    const isClaimed = kind === 'StatefulSet' && rule.into === 'labels';
    const claims = ['spec', 'volumeClaimTemplates[]', 'metadata', 'labels'];
    for (const path of isClaimed ? placesOf(labelled, claims) : []) {
      labelled = add(labelled, path, rule, 'create');
    }
  }
  for (const further of rule.further.filter(each => isMeant(each, String(apiVersion), kind))) {
    const how = further['create'] === true ? 'create' : 'extend';
    for (const path of placesOf(labelled, String(further['path'] ?? '').split('/'))) {
      labelled = add(labelled, path, rule, how);
    }
  }
  if (rule.reaches !== 'selectors') {
    return labelled;
  }
  for (const [path, how] of selectorsOf(String(kind))) {
    labelled = add(labelled, path, rule, how);
  }
  const nested = place === undefined ? 'podSelector' : 'labelSelector';
  const outer = place === undefined ? ['spec'] : place.specPath;
  return kind === 'NetworkPolicy' || place !== undefined
    ? changedAt(labelled, outer, inner => inner && withNested(inner, nested, rule))
    : labelled;
}

type How = 'create' | 'extend';

/** Whether a field is one of the object's kind; what is not said may be any. */
function isMeant(spec: Fields, apiVersion: string, kind: unknown): boolean {
  const own: Fields = { kind, ...parseApiVersion(apiVersion) };
  return ['kind', 'group', 'version'].every(
    field => spec[field] === undefined || spec[field] === '' || spec[field] === own[field],
  );
}

/** The paths that `spec/volumeClaimTemplates[]/metadata/labels` means in an object. */
function placesOf(object: Traced, steps: readonly string[]): readonly FieldPath[] {
  const at = steps.findIndex(step => step.endsWith('[]'));
  if (at < 0) {
    return steps.includes('') ? [] : [steps];
  }
  const list = [...steps.slice(0, at), (steps[at] ?? '').slice(0, -2)];
  const items = itemsOf(tracedAt(object, list) ?? { value: [], origin: object.origin });
  return items.flatMap((item, index) =>
    placesOf(item, steps.slice(at + 1)).map(path => [...list, index, ...path]),
  );
}

function selectorsOf(kind: string): readonly (readonly [FieldPath, How])[] {
  switch (kind) {
    case 'Service':
    case 'ReplicationController':
      return [[['spec', 'selector'], 'create']];
    case 'Deployment':
    case 'ReplicaSet':
    case 'DaemonSet':
    case 'StatefulSet':
      return [[['spec', 'selector', 'matchLabels'], 'create']];
    case 'Job':
    case 'PodDisruptionBudget':
      return [[['spec', 'selector', 'matchLabels'], 'extend']];
    default:
      return [];
  }
}

/** Selectors inside: of peers, affinities and spread constraints, where they are there. */
function withNested(value: Traced, name: string, rule: LabelRule): Traced {
  if (Array.isArray(value.value)) {
    return itemsOf(value).reduce(
      (list, _, index) => changedAt(list, [index], item => item && withNested(item, name, rule)),
      value,
    );
  }
  if (!isFields(value.value)) {
    return value;
  }
  return Object.entries(value.value).reduce((outer, [field, inner]) => {
    if (typeof inner !== 'object' || inner === null || field === 'containers') {
      return outer;
    }
    return field === name
      ? add(outer, [field, 'matchLabels'], rule, 'extend')
      : changedAt(outer, [field], each => each && withNested(each, name, rule));
  }, value);
}

function add(object: Traced, path: FieldPath, { pairs, origin }: LabelRule, how: How): Traced {
  return how === 'extend' && tracedAt(object, path) === undefined
    ? object
    : changedAt(
        object,
        path,
        labels =>
          Object.entries(pairs).reduce<Traced>(
            (known, [key, value]) => withField(known, key, { value, origin: at(origin, key) }),
            labels ?? { value: {}, origin },
          ),
        origin,
      );
}

function at(origin: Origin, key: string): Origin {
  return { source: origin.source, path: [...origin.path, key] };
}
