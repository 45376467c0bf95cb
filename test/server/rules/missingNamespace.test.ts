import { missingNamespace } from '../../../server/rules/missingNamespace.js';
import { testRule } from '../../support/checkRule.js';
import { documents } from '../../support/manifests.js';

testRule(missingNamespace, {
  mistake: documents(
    `apiVersion: v1
kind: Namespace
metadata: { name: shop }
`,
    `apiVersion: v1
kind: ConfigMap
metadata:
  name: s
  namespace: shpo
#            ^^^^ No manifest makes namespace shpo. Did you mean shop?
`,
  ),
  fine: documents(
    `apiVersion: v1
kind: Namespace
metadata: { name: shop }
`,
    `apiVersion: v1
kind: ConfigMap
metadata:
  name: s
  namespace: shop
`,
    `apiVersion: v1
kind: ConfigMap
metadata:
  name: s
  namespace: monitoring
`,
  ),
  halfTyped: documents(
    `apiVersion: v1
kind: Namespace
metadata: { name: shop }
`,
    `apiVersion: v1
kind: ConfigMap
metadata:
  name: s
  namespace: 
`,
  ),
});
