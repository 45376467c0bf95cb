// How many revisions are kept that no pod is of.
import { expect, test } from 'vitest';
import type { ControllerRevision } from '../../../../schemas/built/types.js';
import { truncateHistory } from '../../../../simulator/controllers/common/revisionHistory.js';
import { cluster } from '../../../support/simulation.js';

const revisions = [1, 2, 3].map(
  (revision): ControllerRevision => ({
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: { name: `db-${revision}`, namespace: 'default' },
    data: { spec: {} },
    revision,
  }),
);

function kept(limit: number): readonly (string | undefined)[] {
  const simulation = cluster();
  simulation.act('fill', api => {
    for (const revision of revisions) {
      api.create(revision);
    }
    truncateHistory(api, revisions, ({ revision }) => revision === 3, limit);
  });
  return simulation.list('apps/ControllerRevision').map(({ metadata }) => metadata.name);
}

test('the oldest go beyond the limit, those in use never', () => {
  expect(kept(1)).toEqual(['db-2', 'db-3']);
  expect(kept(0)).toEqual(['db-3']);
});

test('a negative limit keeps all', () => {
  expect(kept(-1)).toEqual(['db-1', 'db-2', 'db-3']);
});
