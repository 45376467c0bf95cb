/**
 * Rule: duplicate-object
 *
 * The same object stands twice in what is applied together: the second overwrites the first.
 *
 *     kind: ConfigMap
 *     metadata: { name: settings }     # ← also in base.yaml
 *
 * Files side by side may be alternatives: there it is an information. Patches, generated objects and the same object
 * for another environment are no duplicates.
 */

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { folderOf } from '../../core/kustomize/scopes.js';
import { fileName } from '../describeObject.js';
import { fieldsAt, rootOf, textAt, titleOf } from '../placedFields.js';
import { pointToNames } from './related.js';
import type { Rule, RuleContext } from './rule.js';

export const duplicateObject: Rule = {
  id: 'duplicate-object',
  severity: 'warning',
  pack: 'correctness',
  check(object, context) {
    const { groupKind, name } = object.facts;
    const metadata = fieldsAt(rootOf(object), 'metadata');
    if (textAt(metadata, 'name') === undefined || !isWhole(object, context)) {
      return [];
    }
    const other = context.graph
      .alike(groupKind, name, object.uri)
      .find(target => target !== object && isSame(object, target, context));
    return other === undefined
      ? []
      : [
          {
            path: [...metadata.path, 'name'],
            ...(object.uri === other.uri || context.isBuilt(object)
              ? {}
              : { severity: 'information' }),
            message: `${titleOf(object)} is made twice${placeOf(object, other)}: one overwrites the other`,
            related: pointToNames([other]),
          },
        ];
  },
};

function isWhole(object: GraphObject, context: RuleContext): boolean {
  return !context.isPatch(object) && !object.facts.isGenerated;
}

/** A folder deeper may be an overlay by another tool: only files side by side, or built together. */
function isSame(object: GraphObject, target: GraphObject, context: RuleContext): boolean {
  return (
    isWhole(target, context) &&
    object.facts.namespace === target.facts.namespace &&
    context.isTogether(object, target) &&
    (context.isBuilt(object) || folderOf(object.uri) === folderOf(target.uri))
  );
}

function placeOf(object: GraphObject, other: GraphObject): string {
  return object.uri === other.uri ? ' in this file' : `, also in ${fileName(other.uri)}`;
}
