/**
 * Rule: claim-volume-mismatch
 *
 * A claim asks for a volume by name that cannot satisfy it: it stays `Pending`.
 *
 *     kind: PersistentVolumeClaim
 *     spec:
 *       volumeName: disk
 *       accessModes: [ReadWriteMany]     # ← PersistentVolume disk has ReadWriteOnce
 */

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { textsOf } from '../../core/json.js';
import { unitNumber } from '../../core/kubernetes/quantity.js';
import { fieldsAt, rootOf } from '../placedFields.js';
import { pointTo } from './related.js';
import type { Rule, RuleFinding } from './rule.js';

export const claimVolumeMismatch: Rule = {
  id: 'claim-volume-mismatch',
  severity: 'warning',
  pack: 'correctness',
  check(object, context) {
    return object.facts.references
      .filter(({ pattern }) => pattern.at === 'spec.volumeName')
      .flatMap(({ to, name }) => {
        const [volume] = context.graph
          .named(to, name)
          .filter(target => context.isInReach(object, target, '') && !context.isPatch(target));
        return volume === undefined ? [] : judge(object, volume);
      });
  },
};

function judge(claim: GraphObject, volume: GraphObject): RuleFinding[] {
  const wanted = fieldsAt(rootOf(claim), 'spec');
  const has = fieldsAt(rootOf(volume), 'spec').value;
  const { name } = volume.facts;
  const modes = textsOf(has['accessModes']);
  const missing = textsOf(wanted.value['accessModes']).filter(mode => !modes.includes(mode));
  const request = fieldsAt(wanted, 'resources', 'requests').value['storage'];
  const capacity = fieldsAt(rootOf(volume), 'spec', 'capacity').value['storage'];
  const ownClass = wanted.value['storageClassName'];
  const findings: RuleFinding[] = [];
  const at = (...fields: string[]) => [pointTo(volume, ['spec', ...fields])];
  if (missing.length > 0 && modes.length > 0) {
    findings.push({
      path: [...wanted.path, 'accessModes'],
      message: `PersistentVolume ${name} has ${modes.join(', ')}, not ${missing.join(', ')}`,
      related: at('accessModes'),
    });
  }
  if (isAmount(request) && isAmount(capacity) && unitNumber(request) > unitNumber(capacity)) {
    findings.push({
      path: [...wanted.path, 'resources', 'requests', 'storage'],
      message: `PersistentVolume ${name} has only ${capacity}`,
      related: at('capacity', 'storage'),
    });
  }
  if (typeof ownClass === 'string' && ownClass !== (has['storageClassName'] ?? '')) {
    const other = has['storageClassName'] ?? 'none';
    const path = [...wanted.path, 'storageClassName'];
    const message = `The storage class of PersistentVolume ${name} is ${other}`;
    findings.push({ path, message, related: at('storageClassName') });
  }
  return findings;
}

function isAmount(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
