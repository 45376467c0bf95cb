import { expect, test } from 'vitest';
import { labelsAt } from '../../support/service.js';

const role = 'apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: a}\nrules:\n';

test('groups, their resources with subresources, and the verbs that those have', () => {
  expect(labelsAt(`${role}  - apiGroups: [$0]`).slice(0, 3)).toEqual(['""', 'apps', 'batch']);
  const apps = labelsAt(`${role}  - apiGroups: [apps]\n    resources: [$0]`);
  expect(apps).toContain('deployments');
  expect(apps).toContain('deployments/scale');
  expect(apps).not.toContain('pods');
  const core = `${role}  - apiGroups: [""]\n    resources:\n      - pods\n`;
  expect(labelsAt(`${core}      - $0`)).not.toContain('pods');
  expect(labelsAt(`${core}      - $0`)).toContain('pods/log');
  expect(labelsAt(`${core}    verbs: ["get", $0]`)).toContain('list');
  expect(labelsAt(`${core}    verbs: ["get", $0]`)).not.toContain('get');
});

test('names of objects of the resource', () => {
  const map = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n---\n';
  const rule = `${map}${role}  - {apiGroups: [""], resources: [configmaps], resourceNames: [$0]}`;
  expect(labelsAt(rule)).toEqual(['settings']);
});

test('rules of webhooks list groups, versions and resources as well', () => {
  const rule = `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
webhooks:
- rules:
  - apiGroups: [apps]
`;
  expect(labelsAt(`${rule}    resources: [$0]`)[0]).toBe('deployments');
  expect(labelsAt(`${rule}    apiVersions: [$0]`)).toEqual(['v1', '*']);
});
