/**
 * ControllerRevisions: data that never changes.
 *
 *     revision: -1   # must be greater than or equal to 0
 */
import type { ControllerRevision } from '../../../schemas/built/types.js';
import { checkNonNegative } from '../checks.js';
import { checkImmutable } from '../immutable.js';
import { type KindRules, rulesOf } from '../kindRules.js';

/** Rules of ControllerRevisions. */
export const controllerRevisionRules: KindRules = rulesOf<ControllerRevision>({
  group: 'apps',
  kind: 'ControllerRevision',
  create: (revision, root) => {
    if (revision.data === undefined) {
      root.field('data').required('data is mandatory');
    }
    checkNonNegative(revision.revision, root.field('revision'));
  },
  update: (next, previous, root) => checkImmutable(next.data, previous.data, root.field('data')),
});
