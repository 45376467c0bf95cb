import { expect, test } from 'vitest';
import { applied } from '../../support/simulation.js';

test('the status of a policy names the generation that was looked at', () => {
  const simulation = applied(`
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: { name: few }
spec:
  matchConstraints:
    resourceRules:
      - { apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments] }
  validations: [{ expression: object.spec.replicas <= 3 }]
`);
  const groupKind = 'admissionregistration.k8s.io/ValidatingAdmissionPolicy';
  expect(simulation.get(groupKind, '', 'few')?.['status']).toEqual({
    observedGeneration: 1,
    typeChecking: {},
  });
});
