import { test } from 'vitest';
import { serviceMonitorSelectsNothing } from '../../../server/rules/serviceMonitorSelectsNothing.js';
import { checkRule } from '../../support/checkRule.js';

test('service-monitor-selects-nothing reports the mistake where it stands', () => {
  checkRule(
    serviceMonitorSelectsNothing,
    `apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: { name: m }
spec:
  selector: { matchLabels: { app: wbe } }
#                                 ^^^ No Service has the labels app=wbe. Did you mean app: web?
---
apiVersion: v1
kind: Service
metadata: { name: s, labels: { app: web } }
`,
  );
});

test('service-monitor-selects-nothing is silent about what works', () => {
  checkRule(
    serviceMonitorSelectsNothing,
    `apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: { name: m }
spec:
  selector: { matchLabels: { app: web } }
---
apiVersion: v1
kind: Service
metadata: { name: s, labels: { app: web } }
`,
  );
});

test('service-monitor-selects-nothing leaves half-typed text alone', () => {
  checkRule(
    serviceMonitorSelectsNothing,
    `apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: { name: m }
spec:
  selector: 
---
apiVersion: v1
kind: Service
metadata: { name: s, labels: { app: web } }
`,
  );
});
