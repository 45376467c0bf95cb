import { test } from 'vitest';
import { exceedsLimitRange } from '../../../server/rules/exceedsLimitRange.js';
import { checkRule } from '../../support/checkRule.js';

test('exceeds-limit-range reports the mistake where it stands', () => {
  checkRule(
    exceedsLimitRange,
    `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          resources:
            limits: { memory: 4Gi }
#                             ^^^ LimitRange team allows at most 2Gi of memory
---
apiVersion: v1
kind: LimitRange
metadata: { name: team }
spec:
  limits: [{ type: Container, max: { memory: 2Gi }, min: { cpu: 10m } }]
`,
  );
});

test('exceeds-limit-range is silent about what works', () => {
  checkRule(
    exceedsLimitRange,
    `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          resources:
            limits: { memory: 2048Mi }
---
apiVersion: v1
kind: LimitRange
metadata: { name: team }
spec:
  limits: [{ type: Container, max: { memory: 2Gi }, min: { cpu: 10m } }]
`,
  );
});

test('exceeds-limit-range leaves half-typed text alone', () => {
  checkRule(
    exceedsLimitRange,
    `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          resources:
            limits: { memory: 4G i }
---
apiVersion: v1
kind: LimitRange
metadata: { name: team }
spec:
  limits: [{ type: Container, max: { memory: 2Gi }, min: { cpu: 10m } }]
`,
  );
});

test('exceeds-limit-range says it once, whatever other namespaces call theirs', () => {
  checkRule(
    exceedsLimitRange,
    `apiVersion: v1
kind: Pod
metadata: { name: p, namespace: dev }
spec:
  containers:
    - name: c
      resources: { limits: { memory: 2Gi } }
#                                    ^^^ LimitRange limits allows at most 1Gi
---
apiVersion: v1
kind: LimitRange
metadata: { name: limits, namespace: dev }
spec: { limits: [{ type: Container, max: { memory: 1Gi } }] }
---
apiVersion: v1
kind: LimitRange
metadata: { name: limits, namespace: prod }
spec: { limits: [{ type: Container, max: { memory: 1Gi } }] }
`,
  );
});
