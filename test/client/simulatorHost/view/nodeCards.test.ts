import { expect, test } from 'vitest';
import { snapshotOf } from '../../../../client/simulatorHost/snapshot.js';
import { untranslated } from '../../../../client/simulatorHost/translate.js';
import { indexCluster } from '../../../../client/simulatorHost/view/clusterIndex.js';
import { nodeCards } from '../../../../client/simulatorHost/view/nodeCards.js';

function cardWith(pressure: 'True' | 'False') {
  const node = {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: 'node-1' },
    status: {
      conditions: [
        { type: 'MemoryPressure', status: pressure },
        { type: 'Ready', status: 'True' },
      ],
    },
  };
  const { cards } = nodeCards(indexCluster(snapshotOf([node], 0, 0)), untranslated);
  return [cards[0]?.note, cards[0]?.tone];
}

test('a node that is short of memory says so', () => {
  expect(cardWith('True')).toEqual(['Ready · MemoryPressure', 'warning']);
  expect(cardWith('False')).toEqual(['Ready', 'good']);
});
