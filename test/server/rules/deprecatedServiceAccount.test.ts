import { deprecatedServiceAccount } from '../../../server/rules/deprecatedServiceAccount.js';
import { testRule } from '../../support/checkRule.js';
import { pod } from '../../support/fixtureObjects.js';

testRule(deprecatedServiceAccount, {
  around: part => pod(part),
  mistake: `  serviceAccount: robot
# ^^^^^^^^^^^^^^ serviceAccount is deprecated`,
  fine: `  serviceAccountName: robot
  serviceAccount: robot`,
  halfTyped: '  serviceAccount:',
});
