import { test } from 'vitest';
import { unusedVolume } from '../../../server/rules/unusedVolume.js';
import { checkRule } from '../../support/checkRule.js';

test('unused-volume reports the mistake where it stands', () => {
  checkRule(
    unusedVolume,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  volumes:
    - name: cache
#           ^^^^^ No container mounts volume cache
      emptyDir: {}
  containers:
    - name: c
      volumeMounts: []
`,
  );
});

test('unused-volume is silent about what works', () => {
  checkRule(
    unusedVolume,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  volumes:
    - name: cache
      emptyDir: {}
  containers:
    - name: c
      volumeMounts: [{ name: cache, mountPath: /c }]
`,
  );
});

test('unused-volume leaves half-typed text alone', () => {
  checkRule(
    unusedVolume,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  volumes:
    - name: 
      emptyDir: {}
  containers:
    - name: c
      volumeMounts: 
`,
  );
});
