import { test } from 'vitest';
import { missingMonitorPort } from '../../../server/rules/missingMonitorPort.js';
import { checkRule } from '../../support/checkRule.js';

const service = `---
apiVersion: v1
kind: Service
metadata: { name: web, labels: { app: web } }
spec: { ports: [{ name: metrics, port: 80 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
spec: { containers: [{ name: c, ports: [{ name: metrics, containerPort: 80 }] }] }
`;
const monitor = (kind: string) => `apiVersion: monitoring.coreos.com/v1
kind: ${kind}
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
`;

test('a port that the selected Services or pods do not have', () => {
  checkRule(
    missingMonitorPort,
    `${monitor('ServiceMonitor')}  endpoints:
  - port: metrcs
#         ^^^^^^ Service web has no port named metrcs. Did you mean metrics?
${service}`,
  );
  checkRule(
    missingMonitorPort,
    `${monitor('PodMonitor')}  podMetricsEndpoints:
  - port: http
#         ^^^^ Pod web has no port named http. Did you mean metrics?
${service}`,
  );
});

test('ports that are there, and what selects nothing', () => {
  checkRule(
    missingMonitorPort,
    `${monitor('ServiceMonitor')}  endpoints: [{ port: metrics }, { targetPort: 80 }, { port: }]
${service}`,
  );
  checkRule(missingMonitorPort, `${monitor('ServiceMonitor')}  endpoints: [{ port: http }]\n`);
});
