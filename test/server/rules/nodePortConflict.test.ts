import { nodePortConflict } from '../../../server/rules/nodePortConflict.js';
import { testRule } from '../../support/checkRule.js';
import { documents } from '../../support/fixtureObjects.js';

testRule(nodePortConflict, {
  around: (first, second) =>
    documents(
      `apiVersion: v1
kind: Service
metadata: { name: s }
spec:
  ports:
    - port: 80
${first}
`,
      `apiVersion: v1
kind: Service
metadata: { name: t }
spec:
  ports:
    - port: 80
${second}
`,
    ),
  mistake: [
    `      nodePort: 30080
#               ^^^^^ Service t has node port 30080 too`,
    `      nodePort: 30080
#               ^^^^^ Service s has node port 30080 too`,
  ],
  fine: ['      nodePort: 30080', '      nodePort: 30081'],
  halfTyped: ['      nodePort: ', '      nodePort: '],
});
