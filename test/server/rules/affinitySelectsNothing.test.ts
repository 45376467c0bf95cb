import { affinitySelectsNothing } from '../../../server/rules/affinitySelectsNothing.js';
import { testRule } from '../../support/checkRule.js';
import { deployment } from '../../support/fixtureObjects.js';

testRule(affinitySelectsNothing, {
  around: part =>
    deployment({
      podSpec: `      affinity:
        podAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - topologyKey: kubernetes.io/hostname
${part}`,
    }),
  mistake: `              labelSelector: { matchLabels: { role: cache } }
#                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ No pod has the labels role=cache`,
  fine: '              labelSelector: { matchLabels: { app: web } }',
  halfTyped: '              labelSelector: ',
});
