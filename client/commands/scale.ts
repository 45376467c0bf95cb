// Command: sets the replicas of a workload, as `kubectl scale`.

import { findTarget, perform } from '../commandTarget.js';
import { scale as setReplicas } from '../simulatorHost/actions.js';
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
    const { groupKind, namespace, name } = target.reference;
    const object = target.run.simulation.get(groupKind, namespace, name);
    const { replicas = 1 } = (object?.['spec'] ?? {}) as { readonly replicas?: number };
    const wanted = await context.askNumber(context.t('How many replicas of {0}?', name), replicas);
    if (wanted !== undefined && wanted !== replicas) {
      const words = context.t('scale {0} {1} → {2}', name, replicas, wanted);
      perform(context, target, words, simulation =>
        setReplicas(simulation, target.reference, wanted),
      );
    }
  },
};
