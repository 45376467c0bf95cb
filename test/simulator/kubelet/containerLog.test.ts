// What kubectl logs prints: the lines of the rule that matches the container.

import { expect, test } from 'vitest';
import { createSimulation } from '../../../simulator/index.js';

const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p', namespace: 'default' },
  spec: {
    containers: [{ name: 'main', image: 'shop:1' }],
    initContainers: [{ name: 'prepare', image: 'shop:1' }],
  },
};

test('prints what the matching rule states, and nothing else', () => {
  const containers = [
    { match: { image: 'shop:*' }, log: ['listening'] },
    { match: { init: true }, log: ['migrating', 'done'] },
  ];
  const simulation = createSimulation({ cluster: { containers } });
  expect(simulation.logOf(pod, 'main')).toEqual(['listening']);
  expect(simulation.logOf(pod, 'prepare')).toEqual(['migrating', 'done']);
  expect(simulation.logOf(pod, 'nosuch')).toEqual([]);
  expect(createSimulation({}).logOf(pod, 'main')).toEqual([]);
});
