// The rules of every kind, by group and kind: what a create, an update and a warning look at.
import type { KubernetesObject } from '../kubernetes/object.js';
import type { KindRules } from './kindRules.js';
import { kindRules } from './kinds/index.js';

const byKind: ReadonlyMap<string, KindRules> = new Map(
  kindRules.map(rules => [`${rules.group}/${rules.kind}`, rules]),
);

/** The rules of an object's kind, whatever its version; undefined where the kind has none of its own. */
export function findRules(object: KubernetesObject): KindRules | undefined {
  return byKind.get(`${groupOf(object.apiVersion)}/${object.kind}`);
}

/** The group of `apps/v1` is `apps`, that of `v1` is empty. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}
