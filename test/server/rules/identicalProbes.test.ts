import { test } from 'vitest';
import { identicalProbes } from '../../../server/rules/identicalProbes.js';
import { checkRule } from '../../support/checkRule.js';

test('identical-probes reports the mistake where it stands', () => {
  checkRule(
    identicalProbes,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  containers:
    - name: c
      livenessProbe: { tcpSocket: { port: 80 } }
#                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ Liveness and readiness ask the same
      readinessProbe: { tcpSocket: { port: 80 } }
`,
  );
});

test('identical-probes is silent about what works', () => {
  checkRule(
    identicalProbes,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  containers:
    - name: c
      livenessProbe: { tcpSocket: { port: 81 } }
      readinessProbe: { tcpSocket: { port: 80 } }
`,
  );
});

test('identical-probes leaves half-typed text alone', () => {
  checkRule(
    identicalProbes,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  containers:
    - name: c
      livenessProbe:
      readinessProbe:
`,
  );
});
