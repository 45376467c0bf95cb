import { expect, test } from 'vitest';
import { actionsAt, checkAction } from '../../support/codeActions.js';

const pod = (kind: string) => `# --- file: pod.yaml
apiVersion: v1
kind: Pod
metadata: { name: a }
spec:
  containers:
  - name: a
    image: nginx
    env:
    - name: LEVEL
      valueFrom: { ${kind}: { name: settings, key: $0port } }
`;

test('the key is added where the ConfigMap is written; comments stay', () => {
  const settings = `# --- file: settings.yaml
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data:
  level: info  # loud
`;
  checkAction(
    settings + pod('configMapKeyRef'),
    'Add key port to ConfigMap settings',
    `${settings}  port: ""\n`,
  );
});

test('to a Secret as text', () => {
  const secret = `# --- file: settings.yaml
apiVersion: v1
kind: Secret
metadata: { name: settings }
stringData: { level: info }
`;
  checkAction(
    secret + pod('secretKeyRef'),
    'Add key port to Secret settings',
    secret.replace('info }', 'info, port: "" }'),
  );
});

test('nothing without the object', () => {
  expect(actionsAt(pod('configMapKeyRef')).filter(title => title.startsWith('Add'))).toEqual([]);
});
