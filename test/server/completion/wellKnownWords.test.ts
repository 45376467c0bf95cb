import { expect, test } from 'vitest';
import { labelsAt } from '../../support/service.js';

test('provisioners, controllers, finalizers and hosts', () => {
  const storage = 'apiVersion: storage.k8s.io/v1\nkind: StorageClass\n';
  expect(labelsAt(`${storage}provisioner: $0`)).toContain('ebs.csi.aws.com');
  expect(labelsAt(`${storage}metadata: { name: $0 }`)).not.toContain('ebs.csi.aws.com');
  const network = 'apiVersion: networking.k8s.io/v1\nkind:';
  expect(labelsAt(`${network} IngressClass\nspec: { controller: $0 }`)).toContain(
    'k8s.io/ingress-nginx',
  );
  const budget = 'apiVersion: policy/v1\nkind: PodDisruptionBudget\nspec: { maxUnavailable: $0 }';
  expect(labelsAt(budget)).toEqual(['1', '25%', '50%']);
  const claim = 'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata:\n  finalizers:\n  - $0';
  expect(labelsAt(claim)[0]).toBe('kubernetes.io/pvc-protection');
  const spec = 'spec:\n  rules: [{ host: a.example }]\n  tls:\n  - hosts: [$0]';
  expect(labelsAt(`${network} Ingress\n${spec}`)).toEqual(['a.example']);
});
