/**
 * Rule: missing-key
 *
 * A key is asked of a ConfigMap or Secret that does not have it: the container does not start
 * (`CreateContainerConfigError`), the volume does not mount.
 *
 *     configMapKeyRef: { name: settings, key: LOG_LEVL }     # ← settings has LOG_LEVEL
 *
 * An object that is missing altogether is reported as that, once.
 */

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { fieldsOf } from '../../core/json.js';
import type { Reference } from '../../core/references/findReferences.js';
import { nearestWord } from '../suggest.js';
import type { Rule, RuleContext, RuleFinding } from './rule.js';

export const missingKey: Rule = {
  id: 'missing-key',
  severity: 'warning',
  pack: 'correctness',
  reportsAbsence: true,
  check(object, context) {
    return object.facts.references
      .filter(reference => reference.keys.length > 0 && !reference.optional)
      .flatMap(reference => judge(object, reference, context));
  },
};

function judge(object: GraphObject, reference: Reference, context: RuleContext): RuleFinding[] {
  const { to, name, keys } = reference;
  const reachable = context.graph
    .named(to, name)
    .filter(target => context.isInReach(object, target));
  const near = reachable.filter(target => context.isTogether(object, target));
  const targets = near.length > 0 ? near : reachable;
  if (targets.length === 0 || targets.some(mayHaveMore)) {
    return [];
  }
  const known = new Set(targets.flatMap(target => target.facts.keys));
  return keys
    .filter(key => !known.has(key.name))
    .map(key => {
      const meant = nearestWord(key.name, known);
      const hint = meant === undefined ? listed(known) : `. Did you mean ${meant}?`;
      return {
        path: key.path,
        message: `${to} ${name} has no key ${key.name}${hint}`,
        ...(meant === undefined ? {} : { data: { replacements: [meant] } }),
        related: targets.map(target => ({
          object: target,
          path: [...target.facts.at, ...keysOf(target)],
          message: `${to} ${name} has its keys here`,
        })),
      };
    });
}

/** The field with an object's keys; the object where it has none. */
function keysOf({ facts }: GraphObject): string[] {
  const fields = fieldsOf(facts.value);
  const isThere = (field: string): boolean => fields[field] !== undefined && !facts.isGenerated;
  return ['data', 'stringData', 'binaryData'].filter(isThere).slice(0, 1);
}

/** Tokens and the like get their keys from a controller. */
function mayHaveMore({ facts }: GraphObject): boolean {
  if (facts.hasMoreKeys) {
    return true;
  }
  const { type } = facts.value as { readonly type?: unknown };
  const annotations = Object.keys(
    (facts.value as { metadata?: { annotations?: object } }).metadata?.annotations ?? {},
  );
  return type === 'kubernetes.io/service-account-token' || annotations.some(isInjector);
}

function isInjector(annotation: string): boolean {
  return /(replicator|reflector|inject|vault|external-secrets|sealedsecrets)/.test(annotation);
}

const listedMax = 5;

function listed(known: ReadonlySet<string>): string {
  const names = [...known];
  if (names.length === 0) {
    return '; it has none';
  }
  const more = names.length > listedMax ? ' …' : '';
  return `; it has ${names.slice(0, listedMax).join(', ')}${more}`;
}
