import { missingNamespace } from '../../../server/rules/missingNamespace.js';
import { testRule } from '../../support/checkRule.js';
import { documents } from '../../support/fixtureObjects.js';

const shop = `apiVersion: v1
kind: Namespace
metadata: { name: shop }
`;
const settings = (namespace: string): string => `apiVersion: v1
kind: ConfigMap
metadata:
  name: s
  namespace: ${namespace}
`;

testRule(missingNamespace, {
  around: (...objects) => documents(shop, ...objects),
  mistake: `${settings('shpo')}#            ^^^^ No manifest makes namespace shpo. Did you mean shop?
`,
  fine: [settings('shop'), settings('monitoring')],
  halfTyped: settings(''),
});
