import { test } from 'vitest';
import { missingProbePort } from '../../../server/rules/missingProbePort.js';
import { checkRule } from '../../support/checkRule.js';

test('missing-probe-port reports the mistake where it stands', () => {
  checkRule(
    missingProbePort,
    `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          ports: [{ name: http, containerPort: 8080 }]
          readinessProbe:
            httpGet:
              port: htpp
#                   ^^^^ Container web has no port named htpp. Did you mean http?
`,
  );
});

test('missing-probe-port is silent about what works', () => {
  checkRule(
    missingProbePort,
    `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          ports: [{ name: http, containerPort: 8080 }]
          readinessProbe:
            httpGet:
              port: http
`,
  );
});

test('missing-probe-port leaves half-typed text alone', () => {
  checkRule(
    missingProbePort,
    `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          ports: [{ name: http, containerPort: 8080 }]
          readinessProbe:
            httpGet:
              port: 
`,
  );
});
