import { expect, test } from 'vitest';
import { hoverText } from '../../support/hover.js';

const pod = 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: a\n';

test('the rhythm of a probe, defaults filled in', () => {
  expect(hoverText(`${pod}    liveness$0Probe: { tcpSocket: { port: 80 } }`)).toContain(
    'After 3 failures in a row the container is restarted: at most 31 seconds after it broke',
  );
  const said =
    '{ initialDelaySeconds: 90, periodSeconds: 5, fail$0ureThreshold: 1, timeoutSeconds: 2 }';
  expect(hoverText(`${pod}    readinessProbe: ${said}`)).toContain(
    'Asks every 5 seconds, first after 1 minute 30 seconds; an answer may take 2 seconds.' +
      ' After one failure the pod gets no more traffic: at most 7 seconds',
  );
  expect(hoverText(`${pod}    im$0age: a`)).not.toContain('Asks every');
});
