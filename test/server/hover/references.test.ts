import { expect, test } from 'vitest';
import { hoverText } from '../../support/hover.js';

const settings = `apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { LOG_LEVEL: info }
`;
const pod = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      env: [{ name: A, valueFrom: { configMapKeyRef: { name: NAME, key: KEY } } }]
`;

test('the target of a name, in another file', () => {
  const text = hoverText(pod.replace('NAME', 'sett$0ings'), { 'config.yaml': settings });
  expect(text).toContain('**ConfigMap settings** · config.yaml');
  expect(text).toContain('Keys: `LOG_LEVEL`');
});

test('keys that are there and keys that are not', () => {
  const named = pod.replace('NAME', 'settings');
  const files = { 'config.yaml': settings };
  expect(hoverText(named.replace('KEY', 'LOG$0_LEVEL'), files)).toContain('has key `LOG_LEVEL`');
  expect(hoverText(named.replace('KEY', 'LO$0G'), files)).toContain('has **no** key `LOG`');
});

test('what is not in the workspace is said so', () => {
  expect(hoverText(pod.replace('NAME', 'oth$0er'))).toContain('No ConfigMap `other`');
});
