// Partial objects put into the objects they change, as kustomize does it: lists of the Kubernetes API are merged by
// their keys, all others are replaced.
// https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/

import { isFields } from '../json.js';
import { parseApiVersion } from '../kubernetes/gvk.js';
import { fieldOf, itemsOf, type Traced, withField, withItems } from './traced.js';

/** Merges a partial object into an object; undefined where `$patch: delete` takes it away. */
export function mergePartial(object: Traced, part: Traced): Traced | undefined {
  const kind = isFields(object.value) ? object.value['kind'] : undefined;
  const version = isFields(object.value) ? object.value['apiVersion'] : undefined;
  return merge(object, part, keysOf(String(kind), String(version)));
}

type KeyOf = (list: string, item: unknown) => string | undefined;

function merge(target: Traced | undefined, part: Traced, keyOf: KeyOf): Traced | undefined {
  if (!isFields(part.value)) {
    return part;
  }
  const directive = part.value['$patch'];
  if (directive === 'delete') {
    return undefined;
  }
  const { $patch: _directive, ...fields } = part.value;
  if (directive === 'replace' || !isFields(target?.value)) {
    const bare = { value: {}, origin: part.origin };
    return mergeFields(bare, { value: fields, origin: part.origin }, keyOf);
  }
  return target && mergeFields(target, { value: fields, origin: part.origin }, keyOf);
}

function mergeFields(target: Traced, part: Traced, keyOf: KeyOf): Traced {
  let merged = target;
  for (const [name, value] of Object.entries(isFields(part.value) ? part.value : {})) {
    if (name.startsWith('$')) {
      continue;
    }
    const field = fieldOf(part, name);
    const known = fieldOf(merged, name);
    const isGone = value === null || field === undefined;
    const next = isGone
      ? undefined
      : Array.isArray(value)
        ? mergeList(name, known, { part: field, keyOf })
        : merge(known, field, keyOf);
    merged = withField(merged, name, next);
  }
  return merged;
}

interface ListPart {
  readonly part: Traced;
  readonly keyOf: KeyOf;
}

/** Items of the patch come first, in its order. */
function mergeList(name: string, target: Traced | undefined, { part, keyOf }: ListPart): Traced {
  const parts = itemsOf(part);
  const replaces = parts.some(({ value }) => isFields(value) && value['$patch'] === 'replace');
  const keys = parts.map(({ value }) => keyOf(name, value));
  if (target === undefined || replaces || keys.some(key => key === undefined)) {
    const kept = parts.filter(({ value }) => !isFields(value) || !('$patch' in value));
    return withItems(part, kept);
  }
  const known = new Map(itemsOf(target).map(item => [keyOf(name, item.value) ?? item, item]));
  const merged = parts.flatMap((item, index) => {
    const key = keys[index] ?? item;
    const result = merge(known.get(key), item, keyOf);
    known.delete(key);
    return result ?? [];
  });
  return withItems(target, [...merged, ...known.values()]);
}

const keyFields = new Map<string, string>([
  ...['containers', 'initContainers', 'ephemeralContainers', 'env', 'volumes'].map(pairWithName),
  ...['imagePullSecrets', 'resourceClaims'].map(pairWithName),
  ['volumeMounts', 'mountPath'],
  ['volumeDevices', 'devicePath'],
  ['hostAliases', 'ip'],
  ['topologySpreadConstraints', 'topologyKey'],
]);

function pairWithName(list: string): [string, string] {
  return [list, 'name'];
}

/** By what the items of a list are told apart; undefined where lists are replaced. */
function keysOf(kind: string, apiVersion: string): KeyOf {
  const { group } = parseApiVersion(apiVersion);
  const isOfTheApi = !group.includes('.') || group.endsWith('.k8s.io');
  const portField = kind === 'Service' ? 'port' : 'containerPort';
  return (list, item) => {
    const field = list === 'ports' ? portField : keyFields.get(list);
    const value = isOfTheApi && field !== undefined && isFields(item) ? item[field] : undefined;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
}
