import { writableRoot } from '../../../server/rules/writableRoot.js';
import { testRule } from '../../support/checkRule.js';
import { pod } from '../../support/fixtureObjects.js';

testRule(writableRoot, {
  around: part => pod(part),
  mistake: `  containers:
    - name: c
      securityContext: {}
#     ^^^^^^^^^^^^^^^ Container c can write to its root file system`,
  fine: '  containers: [{ name: c, securityContext: { readOnlyRootFilesystem: true } }]',
  halfTyped: '  containers:',
});
