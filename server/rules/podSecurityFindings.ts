// What the pods of an object break of a Pod Security Standard, for the rules of its levels.

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { type Fields, fieldsOf, isFields } from '../../core/json.js';
import { type PodParts, violationsOf } from '../../core/podSecurity/index.js';
import { podMetadataOf, podSpecOf } from '../placedFields.js';
import type { RuleContext, RuleFinding } from './rule.js';

/** One finding per control, at the containers; none for half-typed pods. */
export function podSecurityFindings(
  object: GraphObject,
  context: RuleContext,
  level: 'baseline' | 'restricted',
): RuleFinding[] {
  const spec = podSpecOf(object);
  const metadata = podMetadataOf(object);
  if (spec === undefined || context.isPatch(object) || !isWellFormed(spec.value)) {
    return [];
  }
  const pod = { metadata: metadata?.value ?? {}, spec: spec.value } as unknown as PodParts;
  return violationsOf(pod, level).map(({ reason, detail }) => ({
    path: [...spec.path, 'containers'],
    atKey: true,
    message: detail === '' ? reason : `${reason} (${detail})`,
  }));
}

const lists = ['containers', 'initContainers', 'ephemeralContainers', 'volumes'];

/** The checks expect what the server has decoded. */
function isWellFormed(spec: Fields): boolean {
  const items = lists.flatMap(name => {
    const list = spec[name] ?? [];
    return Array.isArray(list) ? list : [undefined];
  });
  return items.every(item => {
    const { securityContext = {}, ports = [] } = fieldsOf(item);
    return (
      typeof fieldsOf(item)['name'] === 'string' &&
      isFields(securityContext) &&
      Array.isArray(ports) &&
      ports.every(isFields)
    );
  });
}
