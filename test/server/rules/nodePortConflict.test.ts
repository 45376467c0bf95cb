import { test } from 'vitest';
import { nodePortConflict } from '../../../server/rules/nodePortConflict.js';
import { checkRule } from '../../support/checkRule.js';

test('node-port-conflict reports the mistake where it stands', () => {
  checkRule(
    nodePortConflict,
    `apiVersion: v1
kind: Service
metadata: { name: s }
spec:
  ports:
    - port: 80
      nodePort: 30080
#               ^^^^^ Service t has node port 30080 too
---
apiVersion: v1
kind: Service
metadata: { name: t }
spec:
  ports:
    - port: 80
      nodePort: 30080
#               ^^^^^ Service s has node port 30080 too
`,
  );
});

test('node-port-conflict is silent about what works', () => {
  checkRule(
    nodePortConflict,
    `apiVersion: v1
kind: Service
metadata: { name: s }
spec:
  ports:
    - port: 80
      nodePort: 30080
---
apiVersion: v1
kind: Service
metadata: { name: t }
spec:
  ports:
    - port: 80
      nodePort: 30081
`,
  );
});

test('node-port-conflict leaves half-typed text alone', () => {
  checkRule(
    nodePortConflict,
    `apiVersion: v1
kind: Service
metadata: { name: s }
spec:
  ports:
    - port: 80
      nodePort: 
---
apiVersion: v1
kind: Service
metadata: { name: t }
spec:
  ports:
    - port: 80
      nodePort: 
`,
  );
});
