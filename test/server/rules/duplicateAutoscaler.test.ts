import { duplicateAutoscaler } from '../../../server/rules/duplicateAutoscaler.js';
import { testRule } from '../../support/checkRule.js';
import { documents } from '../../support/fixtureObjects.js';

testRule(duplicateAutoscaler, {
  around: (first, second) =>
    documents(
      `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: h }
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
${first}
  maxReplicas: 3
`,
      `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: i }
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
${second}
  maxReplicas: 3
`,
    ),
  mistake: [
    `    name: web
#         ^^^ HorizontalPodAutoscaler i scales it too`,
    `    name: web
#         ^^^ HorizontalPodAutoscaler h scales it too`,
  ],
  fine: ['    name: web', '    name: api'],
  halfTyped: ['    name: ', '    name: '],
});
