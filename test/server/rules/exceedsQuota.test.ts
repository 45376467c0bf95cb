import { exceedsQuota } from '../../../server/rules/exceedsQuota.js';
import { testRule } from '../../support/checkRule.js';
import { deployment, documents } from '../../support/fixtureObjects.js';

testRule(exceedsQuota, {
  around: part =>
    documents(
      deployment({
        spec: part,
        containers: '        - { name: web, resources: { requests: { cpu: 500m } } }',
      }),
      `apiVersion: v1
kind: ResourceQuota
metadata: { name: team }
spec: { hard: { requests.cpu: 4 } }
`,
    ),
  mistake: `  replicas: 10
#           ^^ 10 pods ask for more requests.cpu than the 4 of ResourceQuota team`,
  fine: '  replicas: 8',
  halfTyped: '  replicas:',
});
