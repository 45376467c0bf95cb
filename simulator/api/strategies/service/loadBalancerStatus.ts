// The addresses a load balancer reports in the status of its Service: defaults, faults, and when they go.
// After pkg/apis/core/v1/defaults.go: SetDefaults_Service, and validation.go: ValidateLoadBalancerStatus.

import type { KubernetesObject } from '../../../../core/kubernetes/object.js';
import type { FieldError } from '../../../../core/validation/fieldError.js';
import type { LoadBalancerIngress, Service } from '../../../../schemas/built/types.js';
import { invalid } from '../../errors.js';

/** The Service as a write of its status gives it, complete. Throws `ApiError` 422 where it balances nothing. */
export function withIpModes(object: KubernetesObject): KubernetesObject {
  const { spec, status } = object as Service;
  const ingress = status?.loadBalancer?.ingress ?? [];
  if (ingress.length === 0) {
    return object;
  }
  if (spec?.type !== 'LoadBalancer') {
    throw invalid('Service', { name: object.metadata.name ?? '' }, [notBalanced]);
  }
  const isComplete = ingress.every(({ ip, ipMode }) => !ip || ipMode !== undefined);
  return isComplete ? object : withIngress(object as Service, ingress.map(withIpMode));
}

/** What balanced a Service before is forgotten with its type. */
export function withoutFormerBalancer(object: KubernetesObject): KubernetesObject {
  const { spec, status } = object as Service;
  const isStale = spec?.type !== 'LoadBalancer' && status?.loadBalancer?.ingress !== undefined;
  return isStale ? ({ ...object, status: { ...status, loadBalancer: {} } } as Service) : object;
}

const notBalanced: FieldError = {
  type: 'FieldValueForbidden',
  path: ['status', 'loadBalancer', 'ingress'],
  field: 'status.loadBalancer.ingress',
  message: "Forbidden: may only be used when `spec.type` is 'LoadBalancer'",
  code: 'not-allocated',
};

function withIpMode(ingress: LoadBalancerIngress): LoadBalancerIngress {
  return ingress.ip && ingress.ipMode === undefined ? { ...ingress, ipMode: 'VIP' } : ingress;
}

function withIngress(service: Service, ingress: readonly LoadBalancerIngress[]): Service {
  return { ...service, status: { ...service.status, loadBalancer: { ingress } } };
}
