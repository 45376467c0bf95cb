// One line per kind with rules.
import type { KindRules } from '../kindRules.js';
import { rulesOf } from '../kindRules.js';
import { nameIsLabel } from '../names.js';

/** Every kind that has rules beyond the metadata of a namespaced object. */
export const kindRules: readonly KindRules[] = [
  rulesOf({ group: '', kind: 'Namespace', namespaced: false, name: nameIsLabel }),
];
