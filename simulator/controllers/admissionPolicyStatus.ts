/**
 * The status controller of ValidatingAdmissionPolicies: says which generation was looked at. Types are not checked,
 * so that no expression is warned of.
 *
 *     status: { observedGeneration: 1, typeChecking: {} }
 */
import type { ValidatingAdmissionPolicy } from '../../schemas/built/types.js';
import type { ControllerFactory } from '../kernel/types.js';

const groupKind = 'admissionregistration.k8s.io/ValidatingAdmissionPolicy';

export const admissionPolicyStatusController: ControllerFactory = () => ({
  name: 'validatingadmissionpolicy-status-controller',
  watches: {
    [groupKind]: change => (change.type === 'DELETED' ? [] : [change.object.metadata.name ?? '']),
  },
  reconcile(cluster, name) {
    const policy = cluster.get<ValidatingAdmissionPolicy>(groupKind, '', name);
    const observedGeneration = policy?.metadata.generation;
    if (policy !== undefined && policy.status?.observedGeneration !== observedGeneration) {
      const status = { ...policy.status, observedGeneration, typeChecking: {} };
      cluster.updateStatus({ ...policy, status });
    }
    return undefined;
  },
});
