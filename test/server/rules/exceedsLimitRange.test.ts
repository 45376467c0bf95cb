import { test } from 'vitest';
import { exceedsLimitRange } from '../../../server/rules/exceedsLimitRange.js';
import { checkRule, testRule } from '../../support/checkRule.js';
import { deployment, documents } from '../../support/fixtureObjects.js';

testRule(exceedsLimitRange, {
  around: part =>
    documents(
      deployment({
        containers: `        - name: web
          resources:
${part}`,
      }),
      `apiVersion: v1
kind: LimitRange
metadata: { name: team }
spec:
  limits: [{ type: Container, max: { memory: 2Gi }, min: { cpu: 10m } }]
`,
    ),
  mistake: `            limits: { memory: 4Gi }
#                             ^^^ LimitRange team allows at most 2Gi of memory`,
  fine: '            limits: { memory: 2048Mi }',
  halfTyped: '            limits: { memory: 4G i }',
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
