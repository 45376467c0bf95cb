import { expect, test } from 'vitest';
import { actionsAt, checkAction, workload } from '../../support/codeActions.js';

const service = `---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
  - name: http
    port: 8080
    targetPort: http
`;

test('a Service with the labels and ports of the workload', () => {
  checkAction(
    workload.replace('web', 'w$0eb'),
    'Expose Deployment web as a Service',
    workload + service,
  );
});

test('not when a Service selects it already', () => {
  expect(actionsAt(workload.replace('web', 'w$0eb') + service).join()).not.toContain('Expose');
});
