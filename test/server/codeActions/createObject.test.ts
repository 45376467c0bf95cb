import { expect, test } from 'vitest';
import { actionsAt, checkAction } from '../../support/codeActions.js';

const pod = `apiVersion: v1
kind: Pod
metadata: { name: a }
spec:
  containers:
  - name: a
    image: nginx
    env:
    - name: LEVEL
      valueFrom:
        configMapKeyRef: { name: sett$0ings, key: level }
`;
const settings = `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  level: ""
`;

test('behind the other objects, with the keys that are asked for', () => {
  checkAction(pod, 'Create ConfigMap settings', `${pod.replace('$0', '')}---\n${settings}`);
});

test('in a new file', () => {
  checkAction(
    pod,
    'Create ConfigMap settings in a new file',
    `# --- file: settings-configmap.yaml\n${settings}`,
  );
});

test('nothing when it is there', () => {
  expect(actionsAt(`${pod}---\n${settings}`).join()).not.toContain('Create');
});
