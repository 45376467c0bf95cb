/**
 * Rule: kustomization-generator
 *
 * A generator makes an object that is there already, or changes one that is not: kustomize refuses both.
 *
 *     resources: [settings.yaml]          # has ConfigMap settings
 *     configMapGenerator:
 *       - name: settings                  # ← behavior: merge or replace
 *         literals: [LEVEL=debug]
 */

import { isSamePath } from '../../../core/json.js';
import { itemsAt, textAt } from '../../../core/kustomize/buildFields.js';
import type { BuiltObject } from '../../../core/kustomize/builtObject.js';
import type { RuleFinding } from '../../rules/rule.js';
import type { KustomizationRule } from '../rule.js';

const kinds = { configMapGenerator: 'ConfigMap', secretGenerator: 'Secret' } as const;

export const kustomizationGenerator: KustomizationRule = {
  id: 'kustomization-generator',
  severity: 'warning',
  pack: 'correctness',
  check({ uri, fields }, world) {
    const { objects, isComplete } = world.around(uri);
    return Object.entries(kinds).flatMap(([field, kind]) =>
      itemsAt(fields, field).flatMap((item, index): RuleFinding[] => {
        const name = textAt(item, 'name');
        const namespace = textAt(item, 'namespace');
        const changes = ['merge', 'replace'].includes(textAt(item, 'behavior') ?? '');
        if (name === undefined) {
          return [];
        }
        const at = [field, index];
        const others = objects.filter(
          object => isOf(object, { kind, name, namespace }) && !isMadeBy(object, uri, at),
        );
        if (changes && isComplete && others.length === 0) {
          return [{ path: [...at, 'behavior'], message: `There is no ${kind} ${name} to change` }];
        }
        return !changes && others.length > 0
          ? [
              {
                path: [...at, 'name'],
                message: `${kind} ${name} is there already: behavior must be merge or replace`,
              },
            ]
          : [];
      }),
    );
  },
};

interface Wanted {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
}

function isOf({ origin, names, namespaces }: BuiltObject, wanted: Wanted): boolean {
  return (
    origin.facts.kind === wanted.kind &&
    names.includes(wanted.name) &&
    namespaces.some(each => (each ?? 'default') === (wanted.namespace ?? 'default'))
  );
}

function isMadeBy({ origin }: BuiltObject, uri: string, at: readonly (string | number)[]): boolean {
  const { facts } = origin;
  return origin.uri === uri && facts.isGenerated && isSamePath(facts.at, at);
}
