import { expect, test } from 'vitest';
import { checkAccepted, labelsAt, serviceWith, uri, withCursor } from '../../support/service.js';

const settings = `apiVersion: v1
kind: ConfigMap
metadata: { name: settings, namespace: shop }
data: { LOG_LEVEL: info, "1": one }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: other, namespace: elsewhere }
---
`;
const pod = `${settings}apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec:
  containers:
    - name: web
      image: web
      env:
        - name: LEVEL
          valueFrom:
            configMapKeyRef:
`;
const indent = ' '.repeat(14);

test('names of objects of the kind, in the namespace', () => {
  const labels = labelsAt(`${pod}${indent}name: $0\n${indent}key: LOG_LEVEL\n`);
  expect(labels[0]).toBe('settings');
  expect(labels).not.toContain('other');
  checkAccepted(`${pod}${indent}name: set$0`, 'settings', `${pod}${indent}name: settings$0`);
});

test('keys of the ConfigMap that is named, quoted where YAML reads a number', () => {
  const named = `${pod}${indent}name: settings\n`;
  expect(labelsAt(`${named}${indent}key: $0`)).toEqual(['1', 'LOG_LEVEL']);
  checkAccepted(`${named}${indent}key: $0`, '1', `${named}${indent}key: "1"$0`);
  checkAccepted(`${named}${indent}key: "$0"`, 'LOG_LEVEL', `${named}${indent}key: "LOG_LEVEL"$0`);
  const flow = pod.replace(/:\n$/, ': ');
  expect(labelsAt(`${flow}{name: settings, key: $0}`)).toContain('LOG_LEVEL');
});

test('keys of all that is near while nothing is named; Secrets of the type wanted first', () => {
  expect(labelsAt(`${pod}${indent}key: $0`)).toEqual(['1', 'LOG_LEVEL']);
  const secrets = `apiVersion: v1
kind: Secret
metadata: { name: any }
---
apiVersion: v1
kind: Secret
metadata: { name: registry }
type: kubernetes.io/dockerconfigjson
---
`;
  const pulling = 'apiVersion: v1\nkind: Pod\nspec:\n  imagePullSecrets: [{ name: $0 }]';
  expect(labelsAt(secrets + pulling)).toEqual(['registry', 'any']);
});

test('ports of the Service, by number or name as the field asks', () => {
  const ingress = `apiVersion: v1
kind: Service
metadata: { name: web }
spec: { ports: [{ port: 80, name: http }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web }
spec:
  defaultBackend:
    service:
      name: web
      port:
`;
  expect(labelsAt(`${ingress}        number: $0`)).toEqual(['80']);
  expect(labelsAt(`${ingress}        name: $0`)).toEqual(['http']);
});

test('targets of autoscalers and roles by the kind beside them', () => {
  const text = `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef:
`;
  expect(labelsAt(`${text}    name: $0`).sort()).toEqual(['db', 'web']);
  expect(labelsAt(`${text}    apiVersion: apps/v1\n    kind: StatefulSet\n    name: $0`)).toEqual([
    'db',
  ]);
});

test('objects of other files, and those that every cluster has', () => {
  const claim = 'apiVersion: v1\nkind: PersistentVolumeClaim\nspec:\n  storageClassName: $0';
  const { text, position } = withCursor(claim);
  const service = serviceWith(text);
  service.indexFile(
    'file:///classes.yaml',
    'apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: fast}\nprovisioner: x\n',
  );
  const { items } = service.complete(uri, position);
  expect(items[0]?.label).toBe('fast');
  expect(items.map(({ label }) => label)).toContain('standard');
  const [first] = items;
  expect(JSON.stringify(first && service.resolveCompletion(first))).toContain('Provisioner');
});
