import { expect, test } from 'vitest';
import { checkAccepted, labelsAt } from '../../support/service.js';

const key = 'nginx.ingress.kubernetes.io/ssl-redirect';

test('annotations that are read from this kind, with their values', () => {
  const ingress = 'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  annotations:\n';
  expect(labelsAt(`${ingress}    $0`)).toContain(key);
  expect(labelsAt(`${ingress}    $0`)).not.toContain('prometheus.io/scrape');
  checkAccepted(`${ingress}    ${key}: $0`, '"true"', `${ingress}    ${key}: "true"$0`);
});

test('those of pods in templates', () => {
  const template = 'apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    metadata:\n';
  expect(labelsAt(`${template}      annotations:\n        $0`)).toContain('prometheus.io/scrape');
  expect(labelsAt(`${template}      annotations: {pro$0}`)).toContain('prometheus.io/port');
});
