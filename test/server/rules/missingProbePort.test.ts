import { missingProbePort } from '../../../server/rules/missingProbePort.js';
import { testRule } from '../../support/checkRule.js';
import { deployment } from '../../support/fixtureObjects.js';

testRule(missingProbePort, {
  around: part =>
    deployment({
      containers: `        - name: web
          ports: [{ name: http, containerPort: 8080 }]
          readinessProbe:
            httpGet:
${part}`,
    }),
  mistake: `              port: htpp
#                   ^^^^ Container web has no port named htpp. Did you mean http?`,
  fine: '              port: http',
  halfTyped: '              port: ',
});
