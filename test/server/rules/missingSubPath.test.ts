import { missingSubPath } from '../../../server/rules/missingSubPath.js';
import { testRule } from '../../support/checkRule.js';
import { documents, pod } from '../../support/fixtureObjects.js';

testRule(missingSubPath, {
  around: part =>
    documents(
      pod(`  volumes: [{ name: v, configMap: { name: s } }]
  containers:
    - name: c
      volumeMounts:
        - name: v
          mountPath: /etc/a
${part}`),
      `apiVersion: v1
kind: ConfigMap
metadata: { name: s }
data: { nginx.conf: a }
`,
    ),
  mistake: `          subPath: ngnix.conf
#                  ^^^^^^^^^^ Volume v has no file ngnix.conf. Did you mean nginx.conf?`,
  fine: '          subPath: nginx.conf',
  halfTyped: '          subPath: ',
});
