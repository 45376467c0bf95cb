// The default scheduler: takes pods from the queue, one at a time, and binds each to a node or says why it cannot.

import type { Pod, ResourceClaim } from '../../schemas/built/types.js';
import { usableClaims } from '../dynamicResources/podClaims.js';
import type { Cluster, Controller, ObjectKey, Requeue } from '../kernel/types.js';
import { areBound, startBinding } from './bindVolumes.js';
import { createCheck, Decider, prepareFilters, type Verdict } from './decide.js';
import {
  DecisionLog,
  type DecisionRecord,
  firstOf,
  type SchedulingDecision,
} from './decisionLog.js';
import { deviceBindingOf } from './deviceBinding.js';
import { evict } from './evict.js';
import { dynamicResourcesName } from './filters/dynamicResources.js';
import { fitMessage } from './fitError.js';
import { noNodesName } from './hints.js';
import { findPreemption } from './preemption.js';
import { type QueuedPod, SchedulingQueue } from './queue.js';
import { nominate, reportFailure } from './reportFailure.js';
import { claimsLeft, deallocate, reserveClaims } from './reserveClaims.js';
import { Nominations } from './state/nominations.js';
import type { Attempt } from './state/plugin.js';
import type { Rejection } from './state/podClass.js';
import { claimNames, SchedulerState } from './state/schedulerState.js';
import { createWatches } from './watches.js';

/** How long a pod stays unschedulable before it is tried again without any reason. */
const unschedulableMsMax = 300_000;

/** The scheduler as a controller, with its memory of why. */
export interface Scheduler extends Controller {
  /** The last decision about the pod with this uid, among the latest. */
  explain(uid: string): SchedulingDecision | undefined;
}

/** A scheduler for one simulation. */
export function createScheduler(): Scheduler {
  const loop = new SchedulingLoop();
  return {
    name: 'default-scheduler',
    watches: createWatches(loop),
    reconcile: (cluster, key) => loop.reconcile(cluster, key),
    explain: uid => loop.decisions.of(uid),
  };
}

class SchedulingLoop {
  readonly state = new SchedulerState();
  readonly queue = new SchedulingQueue();
  readonly nominations = new Nominations();
  readonly decisions = new DecisionLog();
  readonly #decider = new Decider();

  /** One call per pod that became active; the pod tried is the first of the queue, whatever the key. */
  reconcile(cluster: Cluster, key: string): Requeue | undefined {
    const asked = this.queue.get(key);
    if (asked?.state === 'backoff' && cluster.nowMs >= asked.readyMs) {
      this.queue.endBackoff(asked);
    }
    if (asked?.state === 'binding') {
      return this.#finishBinding(cluster, asked);
    }
    if (asked?.state === 'unschedulable' && cluster.nowMs >= asked.readyMs + unschedulableMsMax) {
      this.queue.wake(asked, cluster.nowMs);
    }
    const next = this.queue.take();
    if (next !== undefined) {
      this.#schedule(cluster, next);
    }
    if (asked?.state === 'active' || asked?.state === 'backoff') {
      return { afterMs: 0 };
    }
    const isWaiting = asked?.state === 'unschedulable' && this.queue.get(key) === asked;
    return isWaiting ? { afterMs: unschedulableMsMax } : undefined;
  }

  #schedule(cluster: Cluster, queued: QueuedPod): void {
    const key = toKey(queued.key);
    const pod = cluster.get<Pod>('Pod', key.namespace, key.name);
    if (pod === undefined || pod.metadata?.uid !== queued.uid || pod.spec?.nodeName) {
      this.queue.remove(queued.key);
      return;
    }
    const attempt: Attempt = {
      pod,
      podClass: this.state.classes.of(pod),
      state: this.state,
      cluster,
    };
    if (attempt.podClass.hasResourceClaims && this.#park(attempt, queued)) {
      return;
    }
    const verdict = this.#decider.decide(attempt, this.nominations);
    if (verdict.outcome === 'placed') {
      this.#place(attempt, queued, verdict);
    } else {
      this.#reject(attempt, queued, verdict);
    }
  }

  /** Pods whose claims are not there are not tried, and nothing is said on them (PreEnqueue). */
  #park(attempt: Attempt, queued: QueuedPod): boolean {
    const message = usableClaims(attempt.cluster, attempt.pod);
    if (typeof message !== 'string') {
      return false;
    }
    this.queue.park(queued, dynamicResourcesName, attempt.cluster.nowMs);
    this.#record(attempt, {
      nodeName: undefined,
      message,
      ranking: undefined,
      rejections: noRejections,
    });
    return true;
  }

  #place(
    attempt: Attempt,
    queued: QueuedPod,
    verdict: Extract<Verdict, { outcome: 'placed' }>,
  ): void {
    const { pod, cluster } = attempt;
    const { node, ranking, rejections } = verdict;
    this.#record(attempt, { nodeName: node.name, message: undefined, ranking, rejections });
    this.nominations.remove(queued.uid);
    if (attempt.podClass.hasResourceClaims) {
      reserveClaims(attempt, node);
    }
    const waitsForVolumes = attempt.podClass.hasClaims && startBinding(attempt, node);
    const waitsForDevices =
      attempt.podClass.hasResourceClaims && deviceBindingOf(cluster, pod).state !== 'ready';
    if (waitsForDevices) {
      const message = `waiting for binding conditions for device on node ${node.name}`;
      const reason = 'BindingConditionsPending';
      cluster.event(pod, { type: 'Normal', reason, message, action: 'Scheduling' });
    }
    if (waitsForVolumes || waitsForDevices) {
      this.queue.startBinding(queued, node.name);
      this.state.assign(pod, node.name);
      nominate(cluster, pod, node.name);
      this.#finishBinding(cluster, queued);
      return;
    }
    this.#bind(cluster, queued.key, node.name);
  }

  #finishBinding(cluster: Cluster, queued: QueuedPod): Requeue | undefined {
    const { namespace, name } = toKey(queued.key);
    const pod = cluster.get<Pod>('Pod', namespace, name);
    if (pod === undefined || queued.nodeName === undefined) {
      return undefined;
    }
    const devices = deviceBindingOf(cluster, pod);
    if (devices.state === 'failed') {
      return this.#giveUpBinding(cluster, queued, { pod, ...devices });
    }
    if (devices.state === 'waiting') {
      return { afterMs: devices.untilMs - cluster.nowMs };
    }
    if (areBound(cluster, namespace, claimNames(pod))) {
      this.#bind(cluster, queued.key, queued.nodeName);
    }
    return undefined;
  }

  /** Devices that never were ready are given back, and the pod looks for others. */
  #giveUpBinding(
    cluster: Cluster,
    queued: QueuedPod,
    {
      pod,
      fault,
      claim,
    }: { readonly pod: Pod; readonly fault: string; readonly claim: ResourceClaim },
  ): Requeue | undefined {
    this.state.unassign(queued.uid);
    this.queue.fail(queued, new Set([dynamicResourcesName]), cluster.nowMs);
    const message = `running PreBind plugin "${dynamicResourcesName}": ${fault}`;
    const podClass = this.state.classes.of(pod);
    const attempt: Attempt = { pod, podClass, state: this.state, cluster };
    reportFailure(attempt, message, '', 'SchedulerError');
    deallocate(cluster, claim);
    return undefined;
  }

  #bind(cluster: Cluster, key: string, nodeName: string): void {
    const pod = cluster.bind(toKey(key), nodeName);
    this.queue.remove(key);
    this.state.assign(pod as Pod & typeof pod, nodeName);
    const message = `Successfully assigned ${key} to ${nodeName}`;
    cluster.event(pod, { type: 'Normal', reason: 'Scheduled', message, action: 'Binding' });
  }

  #reject(
    attempt: Attempt,
    queued: QueuedPod,
    verdict: Exclude<Verdict, { outcome: 'placed' }>,
  ): void {
    const { cluster } = attempt;
    const rejections = verdict.outcome === 'rejected' ? verdict.rejections : noRejections;
    const outcome = this.#explain(attempt, verdict);
    queued.podClass = attempt.podClass;
    this.queue.fail(queued, rejectorsOf(verdict), cluster.nowMs);
    this.#record(attempt, {
      nodeName: undefined,
      message: outcome.message,
      ranking: undefined,
      rejections,
      victims: outcome.victims,
    });
    reportFailure(attempt, outcome.message, outcome.nominatedNode);
    if (outcome.idle !== undefined) {
      deallocate(cluster, outcome.idle);
    }
  }

  /** The message, after an attempt to make room by preemption. */
  #explain(attempt: Attempt, verdict: Exclude<Verdict, { outcome: 'placed' }>): Explanation {
    if (verdict.outcome === 'no nodes') {
      return { message: 'no nodes available to schedule pods' };
    }
    const totalNodes = attempt.state.nodes.size;
    if (verdict.outcome === 'refused') {
      const { plugin, message: preFilter } = verdict.rejection;
      const postFilter = plugin === dynamicResourcesName ? noHelp(attempt) : 'not found';
      const message = fitMessage({ totalNodes, reasons: new Map(), preFilter, postFilter });
      return { message };
    }
    const reasons = countReasons(verdict, totalNodes);
    const prepared = prepareFilters(attempt);
    const check = createCheck(
      attempt,
      'message' in prepared ? [] : prepared.filters,
      this.nominations,
    );
    const preemption = findPreemption(attempt, check, verdict.rejections);
    if (preemption.outcome === 'nothing') {
      const { message: ofClaims, idle } = claimsLeft(attempt);
      const postFilter = `${ofClaims}, ${preemption.message}`;
      const message = fitMessage({ totalNodes, reasons, postFilter });
      if (preemption.ineligible === true) {
        return { message, idle };
      }
      this.nominations.remove(attempt.pod.metadata?.uid ?? '');
      return { message, nominatedNode: '', idle };
    }
    evict(attempt, preemption, this.nominations);
    this.nominations.set(this.state.toAssigned(attempt.pod, preemption.node.name));
    return {
      message: fitMessage({ totalNodes, reasons }),
      nominatedNode: preemption.node.name,
      victims: preemption.victims.map(({ namespace, name }) => `${namespace}/${name}`),
    };
  }

  #record(
    { pod, cluster }: Attempt,
    decision: Pick<DecisionRecord, 'nodeName' | 'message' | 'ranking' | 'rejections'> & {
      readonly victims?: readonly string[] | undefined;
    },
  ): void {
    const { nodeName, message, ranking, rejections, victims } = decision;
    this.decisions.record(pod.metadata?.uid ?? '', {
      timeMs: cluster.nowMs,
      pod: `${pod.metadata?.namespace}/${pod.metadata?.name}`,
      nodeName,
      message,
      ranking,
      rejections: firstOf(rejections),
      victims: victims ?? none,
    });
  }
}

interface Explanation {
  readonly message: string;
  readonly nominatedNode?: string;
  readonly victims?: readonly string[];
  /** A claim to be deallocated. */
  readonly idle?: ResourceClaim | undefined;
}

const none: readonly string[] = [];
const noRejections: ReadonlyMap<string, Rejection> = new Map();

/** What is said where neither claims nor other pods keep a pod from its nodes. */
function noHelp(attempt: Attempt): string {
  const preemption = findPreemption(attempt, () => undefined, noRejections);
  const { message } = preemption.outcome === 'nothing' ? preemption : { message: '' };
  return `no new claims to deallocate, ${message}`;
}

function countReasons(
  { rejections, absent }: Extract<Verdict, { outcome: 'rejected' }>,
  totalNodes: number,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { reasons } of rejections.values()) {
    for (const reason of reasons) {
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
  }
  const unseen = totalNodes - rejections.size;
  if (absent !== undefined && unseen > 0) {
    counts.set(absent, unseen);
  }
  return counts;
}

function rejectorsOf(verdict: Exclude<Verdict, { outcome: 'placed' }>): ReadonlySet<string> {
  switch (verdict.outcome) {
    case 'no nodes':
      return new Set([noNodesName]);
    case 'refused':
      return new Set([verdict.rejection.plugin]);
    case 'rejected':
      return new Set([
        ...[...verdict.rejections.values()].map(({ plugin }) => plugin),
        ...(verdict.absent === undefined ? [] : ['NodeAffinity']),
      ]);
  }
}

/** From the text form `namespace/name`. */
function toKey(key: string): ObjectKey {
  const [namespace = '', name = ''] = key.split('/');
  return { namespace, name };
}
