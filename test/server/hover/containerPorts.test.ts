import { expect, test } from 'vitest';
import { hoverText } from '../../support/hover.js';

const web = `apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80, targetPort: http }]
---
apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: web
    tier: front
spec:
  containers:
  - name: web
    image: example/web:1
    ports:
    - name: http
      containerPort: 8080
    - containerPort: 9090
`;

test('which Services send to a port', () => {
  const reached = 'Reached by:\n\n- Service `web`, port 80';
  expect(hoverText(web.replace('8080', '80$080'))).toContain(reached);
  expect(hoverText(web.replace('9090', '90$090'))).not.toContain('Reached by');
});
