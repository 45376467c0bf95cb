/**
 * The ServiceCIDR controller: a range is ready once it is known, and kept while Services have addresses of it alone.
 *
 *     kubectl create -f - <<< '{kind: ServiceCIDR, metadata: {name: more}, spec: {cidrs: [10.200.0.0/24]}}'
 */
import type { Condition, ServiceCIDR } from '../../../schemas/built/types.js';
import { type clusterIpRange, toNumber } from '../../api/allocation/ranges.js';
import { rangeOf, serviceCidrKind } from '../../api/allocation/serviceCidrs.js';
import type { Cluster, ControllerFactory } from '../../kernel/types.js';

const finalizer = 'networking.k8s.io/service-cidr-finalizer';
const addressKind = 'networking.k8s.io/IPAddress';
const stillUsed =
  'There are still IPAddresses referencing the ServiceCIDR, please remove them or create a new ServiceCIDR';

export const serviceCidrController: ControllerFactory = () => ({
  name: 'service-cidr-controller',
  watches: {
    [serviceCidrKind]: ({ type, object }) =>
      type === 'DELETED' ? [] : [object.metadata.name ?? ''],
    [addressKind]: ({ type }, cluster) => (type === 'DELETED' ? namesOfGoing(cluster) : []),
  },
  reconcile(cluster, name) {
    const cidr = cluster.get<ServiceCIDR>(serviceCidrKind, '', name);
    if (cidr === undefined) {
      return undefined;
    }
    const { finalizers = [], deletionTimestamp } = cidr.metadata;
    if (deletionTimestamp === undefined) {
      begin(cluster, cidr);
    } else if (isUsed(cluster, cidr)) {
      setReady(cluster, cidr, { status: 'False', reason: 'Terminating', message: stillUsed });
    } else if (finalizers.includes(finalizer)) {
      const kept = finalizers.filter(each => each !== finalizer);
      cluster.update({ ...cidr, metadata: { ...cidr.metadata, finalizers: kept } });
    }
    return undefined;
  },
});

function namesOfGoing(cluster: Pick<Cluster, 'list'>): readonly string[] {
  return cluster
    .list<ServiceCIDR>(serviceCidrKind)
    .filter(({ metadata }) => metadata.deletionTimestamp !== undefined)
    .map(({ metadata }) => metadata.name ?? '');
}

function begin(cluster: Cluster, cidr: ServiceCIDR): void {
  const { finalizers = [] } = cidr.metadata;
  const marked = finalizers.includes(finalizer)
    ? cidr
    : cluster.update<ServiceCIDR>({
        ...cidr,
        metadata: { ...cidr.metadata, finalizers: [...finalizers, finalizer] },
      });
  const message = 'Kubernetes Service CIDR is ready';
  setReady(cluster, marked, { status: 'True', reason: '', message });
}

function setReady(
  cluster: Cluster,
  cidr: ServiceCIDR,
  next: Pick<Condition, 'status' | 'reason' | 'message'>,
): void {
  const { conditions = [] } = cidr.status ?? {};
  if (conditions.some(({ type, status }) => type === 'Ready' && status === next.status)) {
    return;
  }
  const others = conditions.filter(({ type }) => type !== 'Ready');
  const ready = { type: 'Ready', ...next, lastTransitionTime: cluster.timestamp };
  cluster.updateStatus({ ...cidr, status: { conditions: [...others, ready] } });
}

/** Whether an address is in this range and in no other. */
function isUsed(cluster: Cluster, { metadata, spec }: ServiceCIDR): boolean {
  const others = cluster
    .list<ServiceCIDR>(serviceCidrKind)
    .filter(each => each.metadata.uid !== metadata.uid)
    .flatMap(each => each.spec?.cidrs ?? [])
    .flatMap(cidr => rangeOf(cidr) ?? []);
  const own = (spec?.cidrs ?? []).flatMap(cidr => rangeOf(cidr) ?? []);
  const isIn = (address: number, ranges: readonly (typeof clusterIpRange)[]) =>
    ranges.some(({ first, last }) => address >= first && address <= last);
  return cluster
    .list(addressKind)
    .map(object => toNumber(object.metadata.name ?? ''))
    .some(address => isIn(address, own) && !isIn(address, others));
}
