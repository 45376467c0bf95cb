// The eviction subresource: a deletion that PodDisruptionBudgets may refuse.
// https://github.com/kubernetes/kubernetes/blob/master/pkg/registry/core/pod/storage/eviction.go

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { isTerminal } from '../../../core/kubernetes/podPhase.js';
import { matchesSelector } from '../../../core/kubernetes/selector.js';
import type { Pod, PodDisruptionBudget } from '../../../schemas/built/types.js';
import type { DeleteOptions, ObjectKey } from '../../kernel/types.js';
import { ApiError } from '../apiError.js';
import type { ApiServer } from '../apiServer.js';
import { isMap } from '../patch/jsonValue.js';
import { isDryRun, type ResourceRequest } from './context.js';
import { parseBody, toObject } from './decodeBody.js';
import type { Reply } from './message.js';
import { badRequest } from './refusals.js';
import { createdReply } from './status.js';
import { admitSubresource, write } from './writeRequest.js';

/** When to ask again where the budget's controller has not seen the budget yet. */
const UNSEEN_SECONDS = 10;
const BUDGET = 'policy/PodDisruptionBudget';

/** POST of an Eviction. Throws ApiError 429 where a budget forbids it. */
export function evictPod(resource: ResourceRequest): Reply {
  const { context, path, request } = resource;
  const { server } = context;
  const eviction = toObject(parseBody(request), { apiVersion: 'policy/v1', kind: 'Eviction' });
  if (eviction.metadata.name !== path.name) {
    throw badRequest('name in URL does not match name in Eviction object');
  }
  admitSubresource(resource, 'CREATE', eviction);
  const options = isMap(eviction['deleteOptions']) ? eviction['deleteOptions'] : {};
  const key = { namespace: path.namespace, name: path.name };
  server.require('Pod', key);
  const dryRun = isDryRun(request, options);
  const grace = options['gracePeriodSeconds'];
  const deletion = typeof grace === 'number' ? { gracePeriodSeconds: grace } : {};
  write(resource, 'Evicted', () => evict(server, key, deletion, dryRun));
  return createdReply;
}

/** Spends the budget and starts the deletion. Throws ApiError 429 where a budget forbids it. */
export function evict(
  server: ApiServer,
  key: ObjectKey,
  deletion: DeleteOptions,
  dryRun: boolean,
): void {
  const pod = server.require('Pod', key) as unknown as Pod;
  if (!isBeyondBudgets(pod)) {
    spendBudget(server, pod, dryRun);
    markDisrupted(server, pod, dryRun);
  }
  server.delete('Pod', key, deletion, { actor: 'user', dryRun });
}

/** Pods that are over, going or not yet running cost no budget. */
function isBeyondBudgets(pod: Pod): boolean {
  return (
    isTerminal(pod) ||
    pod.status?.phase === 'Pending' ||
    pod.metadata.deletionTimestamp !== undefined
  );
}

function spendBudget(server: ApiServer, pod: Pod, dryRun: boolean): void {
  const budgets = (
    server.list(BUDGET, pod.metadata.namespace) as unknown as PodDisruptionBudget[]
  ).filter(budget => matchesSelector(budget.spec?.selector as never, pod.metadata.labels));
  if (budgets.length > 1) {
    const message =
      'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.';
    throw new ApiError(500, 'InternalError', message);
  }
  const [budget] = budgets;
  if (budget === undefined || isUnhealthyAllowed(pod, budget)) {
    return;
  }
  const { status, metadata } = budget;
  const isUnseen = (status?.observedGeneration ?? 0) < (metadata.generation ?? 0);
  if (isUnseen || (status?.disruptionsAllowed ?? 0) <= 0) {
    throw isUnseen
      ? violation(`${nameOf(budget)} is still being processed by the server.`, UNSEEN_SECONDS)
      : violation(whyNot(budget), undefined);
  }
  const disruptedPods = { ...status?.disruptedPods, [pod.metadata.name ?? '']: server.timestamp };
  const disruptionsAllowed = (status?.disruptionsAllowed ?? 0) - 1;
  const spent = { ...budget, metadata, status: { ...status, disruptionsAllowed, disruptedPods } };
  server.update(spent as unknown as KubernetesObject, {
    actor: 'user',
    subresource: 'status',
    dryRun,
  });
}

/** Unhealthy pods go freely when the policy says so, or when enough others are healthy. */
function isUnhealthyAllowed(pod: Pod, { spec, status }: PodDisruptionBudget): boolean {
  const ready = (pod.status?.conditions ?? []).find(({ type }) => type === 'Ready');
  if (ready?.status === 'True') {
    return false;
  }
  const enough = (status?.currentHealthy ?? 0) >= (status?.desiredHealthy ?? 0);
  const isWanted = (status?.desiredHealthy ?? 0) > 0;
  return spec?.unhealthyPodEvictionPolicy === 'AlwaysAllow' || (enough && isWanted);
}

function nameOf({ metadata }: PodDisruptionBudget): string {
  return `The disruption budget ${metadata.name}`;
}

/** Counts tell nothing where the controller could not find them out. */
function whyNot(budget: PodDisruptionBudget): string {
  const { conditions = [], currentHealthy = 0, desiredHealthy = 0 } = budget.status ?? {};
  const denial = conditions.find(
    ({ type, status, message }) =>
      type === 'DisruptionAllowed' && status === 'False' && message !== '',
  );
  const isFailed = denial?.reason === 'SyncFailed';
  if (!isFailed && currentHealthy <= desiredHealthy) {
    const counts = `needs ${desiredHealthy} healthy pods and has ${currentHealthy} currently`;
    return `${nameOf(budget)} ${counts}`;
  }
  const denied = `${nameOf(budget)} does not allow evicting pods currently`;
  if (denial === undefined) {
    return denied;
  }
  const why = isFailed ? ' because it failed sync' : ` (${denial.reason})`;
  return `${denied}${why}: ${denial.message}`;
}

function violation(message: string, retryAfterSeconds: number | undefined): ApiError {
  const cause = { reason: 'DisruptionBudget', message };
  return new ApiError(
    429,
    'TooManyRequests',
    "Cannot evict pod as it would violate the pod's disruption budget.",
    { causes: [cause], ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) },
  );
}

function markDisrupted(server: ApiServer, pod: Pod, dryRun: boolean): void {
  const condition = {
    type: 'DisruptionTarget',
    status: 'True',
    reason: 'EvictionByEvictionAPI',
    message: 'Eviction API: evicting',
    lastTransitionTime: server.timestamp,
    ...(pod.metadata.generation !== undefined && { observedGeneration: pod.metadata.generation }),
  };
  const others = (pod.status?.conditions ?? []).filter(({ type }) => type !== condition.type);
  const status = { ...pod.status, conditions: [...others, condition] };
  const marked = { ...pod, status } as unknown as KubernetesObject;
  server.update(marked, { actor: 'user', subresource: 'status', dryRun });
}
