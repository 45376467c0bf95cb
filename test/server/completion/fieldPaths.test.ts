import { expect, test } from 'vitest';
import { labelsAt } from '../../support/service.js';

const pod = 'apiVersion: v1\nkind: Pod\nmetadata:\n  labels: { app: web }\nspec:\n';

test('variables and files take different fields of their pod', () => {
  const variable = `${pod}  containers:\n  - env:\n    - valueFrom: { fieldRef: { fieldPath: $0 } }`;
  expect(labelsAt(variable)).toContain('status.podIP');
  expect(labelsAt(variable)).toContain("metadata.labels['app']");
  expect(labelsAt(variable)).not.toContain('metadata.labels');
  const file = `${pod}  volumes:\n  - downwardAPI:\n      items:\n      - fieldRef: { fieldPath: $0 }`;
  expect(labelsAt(file)).toContain('metadata.labels');
  expect(labelsAt(file)).not.toContain('status.podIP');
  expect(labelsAt(`${pod}  nodeName: $0`)).not.toContain('status.podIP');
});
