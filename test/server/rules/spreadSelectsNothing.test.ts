import { spreadSelectsNothing } from '../../../server/rules/spreadSelectsNothing.js';
import { testRule } from '../../support/checkRule.js';
import { deployment } from '../../support/fixtureObjects.js';

testRule(spreadSelectsNothing, {
  around: part =>
    deployment({
      podSpec: `      topologySpreadConstraints:
        - topologyKey: kubernetes.io/hostname
${part}`,
    }),
  mistake: `          labelSelector: { matchLabels: { app: wbe } }
#                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ These pods do not match app=wbe`,
  fine: '          labelSelector: { matchLabels: { app: web } }',
  halfTyped: '          labelSelector: ',
});
