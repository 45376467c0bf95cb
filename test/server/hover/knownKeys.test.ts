import { expect, test } from 'vitest';
import { hoverText } from '../../support/hover.js';

test('annotations and labels of nodes', () => {
  const ingress = 'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  annotations:\n';
  expect(hoverText(`${ingress}    cert-manager.io/cluster-$0issuer: a\n`)).toContain(
    'ClusterIssuer',
  );
  const pod = 'apiVersion: v1\nkind: Pod\nspec:\n  nodeSelector: {kubernetes.io/ar$0ch: arm64}\n';
  expect(hoverText(pod)).toContain('Usual: `amd64`');
});

test('nothing on keys of its own', () => {
  const pod = 'apiVersion: v1\nkind: Pod\nmetadata:\n  annotations: {exam$0ple.com/a: b}\n';
  expect(hoverText(pod)).not.toContain('example.com');
});
