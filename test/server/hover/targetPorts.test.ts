import { expect, test } from 'vitest';
import { hoverText } from '../../support/hover.js';

const pod = `apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
spec: { containers: [{ name: a, ports: [{ name: http, containerPort: 8080 }] }] }
`;
const service =
  'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n  selector: {app: web}\n';

test('the container port behind a Service port', () => {
  const text = hoverText(`${service}  ports: [{port: 80, target$0Port: http}]\n`, {
    'a.yaml': pod,
  });
  expect(text).toContain('Port `80` reaches:\n\n- 8080/TCP (`http`) of Pod `web`');
});

test('nothing where no container has the port', () => {
  expect(hoverText(`${service}  ports: [{po$0rt: 81}]\n`, { 'a.yaml': pod })).not.toContain(
    'reaches',
  );
});
