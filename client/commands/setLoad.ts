// Command: puts a load on a workload, or on what an autoscaler reads: an amount, or a course over the time to come.

import { findTarget, perform } from '../commandTarget.js';
import { parseLoadCurve } from '../simulatorHost/loadCurve.js';
import type { Load } from '../simulatorHost/loads.js';
import type { Command, CommandContext } from './types.js';

const loadable = [
  'autoscaling/HorizontalPodAutoscaler',
  'apps/Deployment',
  'apps/StatefulSet',
  'apps/ReplicaSet',
  'apps/DaemonSet',
  'ReplicationController',
  'Pod',
];

export const setLoad: Command = {
  id: 'drydock.setLoad',
  async run(context, argument) {
    const { t, forms } = context;
    const target = await findTarget(context, argument, loadable);
    const loads = target === undefined ? [] : await target.run.loadsOf(target.reference);
    const load = await choose(context, loads);
    if (target === undefined || load === undefined) {
      return;
    }
    const text = await forms.askText({
      title: t('{0} from now on, such as 600m, or 200m, 2 at 5m, 200m at 15m', wordsOf(load, t)),
      problemWith: answer =>
        parseLoadCurve(answer) === undefined
          ? t('An amount, or amounts with their times: 200m, 2 at 5m, 200m at 15m')
          : undefined,
    });
    const curve = text === undefined ? undefined : parseLoadCurve(text);
    if (text !== undefined && curve !== undefined) {
      const words = t('{0} of {1}: {2}', load.name, target.reference.name, text);
      await perform(context, target, words, { type: 'setLoad', load, curve });
    }
  },
};

async function choose(context: CommandContext, loads: readonly Load[]): Promise<Load | undefined> {
  const [only] = loads;
  return loads.length < 2
    ? only
    : context.choose(
        loads.map(load => ({ label: wordsOf(load, context.t), value: load })),
        context.t('Which load?'),
      );
}

function wordsOf(load: Load, t: CommandContext['t']): string {
  if (load.type === 'metric') {
    return load.name;
  }
  if (load.target.kind === 'Pod') {
    return t('{0} of the pod', load.name);
  }
  return load.isTotal ? t('{0} of all pods together', load.name) : t('{0} of each pod', load.name);
}
