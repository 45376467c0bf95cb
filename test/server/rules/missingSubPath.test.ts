import { test } from 'vitest';
import { missingSubPath } from '../../../server/rules/missingSubPath.js';
import { checkRule } from '../../support/checkRule.js';

test('missing-sub-path reports the mistake where it stands', () => {
  checkRule(
    missingSubPath,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  volumes: [{ name: v, configMap: { name: s } }]
  containers:
    - name: c
      volumeMounts:
        - name: v
          mountPath: /etc/a
          subPath: ngnix.conf
#                  ^^^^^^^^^^ Volume v has no file ngnix.conf. Did you mean nginx.conf?
---
apiVersion: v1
kind: ConfigMap
metadata: { name: s }
data: { nginx.conf: a }
`,
  );
});

test('missing-sub-path is silent about what works', () => {
  checkRule(
    missingSubPath,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  volumes: [{ name: v, configMap: { name: s } }]
  containers:
    - name: c
      volumeMounts:
        - name: v
          mountPath: /etc/a
          subPath: nginx.conf
---
apiVersion: v1
kind: ConfigMap
metadata: { name: s }
data: { nginx.conf: a }
`,
  );
});

test('missing-sub-path leaves half-typed text alone', () => {
  checkRule(
    missingSubPath,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  volumes: [{ name: v, configMap: { name: s } }]
  containers:
    - name: c
      volumeMounts:
        - name: v
          mountPath: /etc/a
          subPath: 
---
apiVersion: v1
kind: ConfigMap
metadata: { name: s }
data: { nginx.conf: a }
`,
  );
});
