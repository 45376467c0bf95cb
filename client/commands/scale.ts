// Command: sets the replicas of a workload, as `kubectl scale`.

import { findTarget, perform } from '../commandTarget.js';
import type { Command } from './types.js';

const scalable = [
  'apps/Deployment',
  'apps/StatefulSet',
  'apps/ReplicaSet',
  'ReplicationController',
];

export const scale: Command = {
  id: 'drydock.scale',
  async run(context, argument) {
    const target = await findTarget(context, argument, scalable);
    if (target === undefined) {
      return;
    }
    const { name } = target.reference;
    const replicas = (await target.run.replicasOf(target.reference)) ?? 1;
    const wanted = await context.askNumber(context.t('How many replicas of {0}?', name), replicas);
    if (wanted !== undefined && wanted !== replicas) {
      const words = context.t('scale {0} {1} → {2}', name, replicas, wanted);
      await perform(context, target, words, { type: 'scale', replicas: wanted });
    }
  },
};
