import { test } from 'vitest';
import { sensitiveHostMount } from '../../../server/rules/sensitiveHostMount.js';
import { checkRule } from '../../support/checkRule.js';

test('sensitive-host-mount reports the mistake where it stands', () => {
  checkRule(
    sensitiveHostMount,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  volumes:
    - name: v
      hostPath:
        path: /etc
#             ^^^^ /etc of the node
`,
  );
});

test('sensitive-host-mount is silent about what works', () => {
  checkRule(
    sensitiveHostMount,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  volumes:
    - name: v
      hostPath:
        path: /srv/data
`,
  );
});

test('sensitive-host-mount leaves half-typed text alone', () => {
  checkRule(
    sensitiveHostMount,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  volumes:
    - name: v
      hostPath:
        path: 
`,
  );
});
