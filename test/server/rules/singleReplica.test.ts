import { singleReplica } from '../../../server/rules/singleReplica.js';
import { testRule } from '../../support/checkRule.js';
import { deployment } from '../../support/fixtureObjects.js';

testRule(singleReplica, {
  around: part => deployment({ spec: part }),
  mistake: `  replicas: 1
#           ^ One pod`,
  fine: '  replicas: 2',
  halfTyped: '  replicas: two',
});
