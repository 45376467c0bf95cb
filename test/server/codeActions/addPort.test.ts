import { expect, test } from 'vitest';
import { actionsAt, checkAction } from '../../support/codeActions.js';

const service = `# --- file: service.yaml
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports:
  - port: 80
    targetPort: 8080
`;

test('the port an Ingress asks for', () => {
  checkAction(
    `${service}# --- file: ingress.yaml
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  defaultBackend:
    service: {name: web, port: {number: $090}}
`,
    'Add port 90 to Service web',
    `${service}    name: port-80\n  - name: port-90\n    port: 90\n`,
  );
});

test('the port a Service sends to', () => {
  const pod = `# --- file: pod.yaml
apiVersion: v1
kind: Pod
metadata: {name: a, labels: {app: web}}
spec: {containers: [{name: main, image: nginx}]}
`;
  checkAction(
    pod + service.replace('8080', '$0http'),
    'Add port http to container main',
    pod.replace('nginx}', 'nginx, ports: [{name: http, containerPort: 8080}]}'),
  );
});

test('no port is missing', () => {
  expect(actionsAt(service.replace('8080', '$08080'))).toEqual([]);
});
