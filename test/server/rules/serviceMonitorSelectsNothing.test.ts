import { serviceMonitorSelectsNothing } from '../../../server/rules/serviceMonitorSelectsNothing.js';
import { testRule } from '../../support/checkRule.js';
import { documents } from '../../support/fixtureObjects.js';

testRule(serviceMonitorSelectsNothing, {
  around: part =>
    documents(
      `apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: { name: m }
spec:
${part}
`,
      `apiVersion: v1
kind: Service
metadata: { name: s, labels: { app: web } }
`,
    ),
  mistake: `  selector: { matchLabels: { app: wbe } }
#                                 ^^^ No Service has the labels app=wbe. Did you mean app: web?`,
  fine: '  selector: { matchLabels: { app: web } }',
  halfTyped: '  selector: ',
});
