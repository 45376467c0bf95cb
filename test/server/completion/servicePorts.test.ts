import { expect, test } from 'vitest';
import { labelsAt } from '../../support/service.js';

const pod = `apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
spec: { containers: [{ name: a, image: b, ports: [{ name: http, containerPort: 8080 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
`;

test('ports of the pods that the Service selects', () => {
  const service = `${pod}  selector: { app: web }\n  ports:\n    - port: 80\n`;
  expect(labelsAt(`${service}      targetPort: $0`)).toEqual(['http', '8080']);
  expect(labelsAt(`${pod}  selector: { app: web }\n  ports:\n    - port: $0`)).toEqual(['8080']);
});

test('nothing where no pod is selected', () => {
  expect(labelsAt(`${pod}  selector: { app: api }\n  ports: [{targetPort: $0}]`)).toEqual([]);
});
