/**
 * Rule: server-fields
 *
 * A manifest has fields that only the server writes: copied from a cluster, they do nothing or make an apply fail.
 *
 *     status: { replicas: 3 }             # ← the server's
 *     metadata: { resourceVersion: "7" }  # ← applies only while the object is unchanged
 */

import { serverMetadata } from '../../core/kubernetes/serverFields.js';
import { fieldsAt, isSet, rootOf } from '../placedFields.js';
import type { Rule } from './rule.js';

export const serverFields: Rule = {
  id: 'server-fields',
  severity: 'hint',
  pack: 'correctness',
  check(object) {
    const root = rootOf(object);
    const metadata = fieldsAt(root, 'metadata');
    const found = serverMetadata.filter(field => isSet(metadata, field));
    const hasStatus =
      isSet(root, 'status') && Object.keys(fieldsAt(root, 'status').value).length > 0;
    return [
      ...found.map(field => [...metadata.path, field]),
      ...(hasStatus && object.facts.kind !== 'CustomResourceDefinition'
        ? [[...root.path, 'status']]
        : []),
    ].map(path => ({
      path,
      atKey: true,
      message: `The server writes ${path.at(-1)}: leave it out of manifests`,
    }));
  },
};
