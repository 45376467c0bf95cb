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

test('who asks for a label of pods', () => {
  expect(hoverText(web.replace('app: web\n    tier', 'app: w$0eb\n    tier'))).toContain(
    '`app` is asked for by:\n\n- Service `web`',
  );
  expect(hoverText(web.replace('labels:', 'lab$0els:'))).toContain('selected by:\n\n- Service');
  expect(hoverText(web.replace('tier: front', 'tier: fr$0ont'))).not.toContain('asked for');
});
