// What is going on, in one line of words for the toolbar.

import type { RichText } from '../../../core/protocol.js';
import type { Deployment } from '../../../schemas/built/types.js';
import { idOf } from '../objectId.js';
import type { Translate } from '../translate.js';
import { type ClusterIndex, revisionOf } from './clusterIndex.js';
import { rolloutOf } from './workloadStatus.js';

/** The most interesting thing: a rollout, failing pods, pods on their way, refusals, or calm. */
export function describeActivity(index: ClusterIndex, refused: number, t: Translate): RichText {
  return (
    describeRollout(index, t) ??
    describeTrouble(index, t) ??
    describeArrivals(index, t) ??
    describeRefusals(refused, t) ?? [
      { text: index.pods.length === 0 ? t('no pods') : t('everything is as asked for') },
    ]
  );
}

function describeRollout(index: ClusterIndex, t: Translate): RichText | undefined {
  const deployments = index.workloads.filter(workload => workload.kind === 'Deployment');
  const states = deployments.map(object => {
    const deployment = object as unknown as Deployment;
    const sets = index.makersByWorkload.get(idOf(object)) ?? [];
    const old = sets.filter(
      set => (index.podsByMaker.get(set.metadata.uid ?? '') ?? []).length > 0,
    );
    return { object, deployment, rollout: rolloutOf(deployment, index), revisions: old.length };
  });
  const found =
    states.find(state => state.rollout === 'stuck') ??
    states.find(state => state.rollout === 'progressing' && state.revisions > 1);
  if (found === undefined) {
    return undefined;
  }
  const { object, deployment, rollout } = found;
  const sets = index.makersByWorkload.get(idOf(object)) ?? [];
  const revision = sets.reduce((newest, set) => Math.max(newest, revisionOf(set)), 1);
  const updated = deployment.status?.updatedReplicas ?? 0;
  const desired = deployment.spec?.replicas ?? 1;
  return [
    { text: rollout === 'stuck' ? t('rollout is stuck:') : t('rolling out') },
    { text: ' ' },
    { text: object.metadata.name ?? '', style: 'strong', object: idOf(object) },
    { text: ` · ${t('revision {0}', revision)} · ${t('{0} of {1} updated', updated, desired)}` },
  ];
}

function describeTrouble(index: ClusterIndex, t: Translate): RichText | undefined {
  const failing = index.pods.filter(pod => pod.state === 'failing');
  const [first] = failing;
  if (first !== undefined) {
    const more = failing.length > 1 ? ` · ${t('{0} pods failing', failing.length)}` : '';
    return [
      { text: first.name, style: 'strong', object: first.id },
      { text: ` ${first.facts.status}${more}` },
    ];
  }
  const lost = [...index.lostNodes];
  return lost.length === 0
    ? undefined
    : [{ text: t('{0} does not answer', lost.slice(0, 3).join(', ')) }];
}

function describeRefusals(refused: number, t: Translate): RichText | undefined {
  return refused === 0 ? undefined : [{ text: refusedWords(refused, t), tone: 'bad' }];
}

/** `2 objects refused by the API server`. */
export function refusedWords(refused: number, t: Translate): string {
  return refused === 1
    ? t('1 object was refused by the API server')
    : t('{0} objects were refused by the API server', refused);
}

function describeArrivals(index: ClusterIndex, t: Translate): RichText | undefined {
  const count = (state: string) => index.pods.filter(pod => pod.state === state).length;
  const parts = [
    { count: count('pending'), one: t('1 pod waits for a node'), many: '{0} pods wait for a node' },
    { count: count('starting'), one: t('1 pod starting'), many: '{0} pods starting' },
    { count: count('unready'), one: t('1 pod not ready'), many: '{0} pods not ready' },
    { count: count('terminating'), one: t('1 pod going'), many: '{0} pods going' },
  ];
  const said = parts
    .filter(part => part.count > 0)
    .map(part => (part.count === 1 ? part.one : t(part.many, part.count)));
  return said.length === 0 ? undefined : [{ text: said.join(' · ') }];
}
