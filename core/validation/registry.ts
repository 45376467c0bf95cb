// The rules of every kind, by group and kind: what a create, an update and a warning look at.
import { parseApiVersion } from '../kubernetes/gvk.js';
import type { KubernetesObject } from '../kubernetes/object.js';
import type { KindRules } from './kindRules.js';
import { kindRules } from './kinds/index.js';

const byKind: ReadonlyMap<string, KindRules> = new Map(
  kindRules.map(rules => [keyOf(rules.group, rules.kind, rules.version), rules]),
);

/** The rules of an object's kind, whatever its version; undefined where the kind has none of its own. */
export function findRules(object: KubernetesObject): KindRules | undefined {
  const { apiVersion, kind } = object;
  const { group, version } = parseApiVersion(apiVersion);
  return byKind.get(keyOf(group, kind, version)) ?? byKind.get(keyOf(group, kind, undefined));
}

function keyOf(group: string, kind: string, version: string | undefined): string {
  return version === undefined ? `${group}/${kind}` : `${group}/${version}/${kind}`;
}
