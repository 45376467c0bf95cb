import { autoscalerWithoutRequests } from '../../../server/rules/autoscalerWithoutRequests.js';
import { testRule } from '../../support/checkRule.js';
import { autoscaler, deployment, documents } from '../../support/fixtureObjects.js';

testRule(autoscalerWithoutRequests, {
  around: (first, second) =>
    documents(
      deployment({ containers: first }),
      autoscaler(`  metrics:
    - type: Resource
      resource:
${second}`),
    ),
  mistake: [
    '        - { name: web, image: "web:1" }',
    `        name: cpu
#             ^^^ Container web of Deployment web requests no cpu
        target: { type: Utilization, averageUtilization: 80 }`,
  ],
  fine: [
    '        - { name: web, image: "web:1", resources: { requests: { cpu: 1 } } }',
    `        name: cpu
        target: { type: Utilization, averageUtilization: 80 }`,
  ],
  halfTyped: ['        - { name: web, image: "web:1" }', ''],
});
