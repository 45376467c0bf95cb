import { expect, test } from 'vitest';
import { actionsAt, checkAction } from '../../support/codeActions.js';

const pod = `apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
  - name: main
    image: nginx
    env:
    - name: LEVEL
      value: in$0fo  # loud
`;
const after = (kind: string, ref: string, name: string, field: string) => `${pod.replace(
  'value: in$0fo',
  `valueFrom:\n        ${ref}:\n          name: ${name}\n          key: LEVEL`,
)}---
apiVersion: v1
kind: ${kind}
metadata:
  name: ${name}
${field}:
  LEVEL: info
`;

test('to a new ConfigMap or Secret', () => {
  checkAction(
    pod,
    'Extract LEVEL to ConfigMap web-config',
    after('ConfigMap', 'configMapKeyRef', 'web-config', 'data'),
  );
  checkAction(
    pod,
    'Extract LEVEL to Secret web-secret',
    after('Secret', 'secretKeyRef', 'web-secret', 'stringData'),
  );
});

test('not what refers to other variables', () => {
  expect(actionsAt(pod.replace('in$0fo', '$0$(OTHER)')).join()).not.toContain('Extract');
});
