import { test } from 'vitest';
import { dockerSocket } from '../../../server/rules/dockerSocket.js';
import { checkRule } from '../../support/checkRule.js';

test('docker-socket reports the mistake where it stands', () => {
  checkRule(
    dockerSocket,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  volumes:
    - name: v
      hostPath:
        path: /var/run/docker.sock
#             ^^^^^^^^^^^^^^^^^^^^ Who has the socket
`,
  );
});

test('docker-socket is silent about what works', () => {
  checkRule(
    dockerSocket,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  volumes:
    - name: v
      hostPath:
        path: /srv/data
`,
  );
});

test('docker-socket leaves half-typed text alone', () => {
  checkRule(
    dockerSocket,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  volumes:
    - name: v
      hostPath:
        path: 
`,
  );
});
