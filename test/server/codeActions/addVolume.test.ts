import { expect, test } from 'vitest';
import { actionsAt, checkAction } from '../../support/codeActions.js';

const pod = `# --- file: pod.yaml
apiVersion: v1
kind: Pod
metadata: { name: a }
spec:
  containers:
    - name: a
      image: nginx
      volumeMounts:
        - name: $0data  # here
          mountPath: /data
`;

test('an empty volume, in the list style of the file', () => {
  checkAction(
    pod,
    'Add empty volume data',
    `${pod.replace('$0', '')}  volumes:\n    - name: data\n      emptyDir: {}\n`,
  );
});

test('the ConfigMap of that name', () => {
  const settings = `# --- file: data.yaml
apiVersion: v1
kind: ConfigMap
metadata: { name: data }
`;
  checkAction(
    settings + pod,
    'Add volume data from ConfigMap data',
    `${pod.replace('$0', '')}  volumes:\n    - name: data\n      configMap:\n        name: data\n`,
  );
});

test('nothing for a mount that has its volume', () => {
  const whole = `${pod}  volumes: [{ name: data, emptyDir: {} }]\n`;
  expect(actionsAt(whole).filter(title => title.includes('volume'))).toEqual([]);
});
