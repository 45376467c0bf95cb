import { expect, test } from 'vitest';
import { labelsAt } from '../../support/service.js';

const pod = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  volumes:
    - name: data
      emptyDir: {}
    - name: config
      configMap: { name: settings }
  containers:
    - name: web
      image: web
      ports:
        - { name: http, containerPort: 8080 }
`;

test('volumes for mounts, those not mounted yet first', () => {
  expect(labelsAt(`${pod}      volumeMounts:\n        - name: $0`)).toEqual(['data', 'config']);
  const mounted = `${pod}      volumeMounts:\n        - {name: data, mountPath: /d}\n`;
  expect(labelsAt(`${mounted}        - name: $0`)).toEqual(['config', 'data']);
});

test('claims of a StatefulSet are volumes of its pods', () => {
  const set = `apiVersion: apps/v1
kind: StatefulSet
spec:
  volumeClaimTemplates: [{ metadata: { name: disk } }]
  template:
    spec:
      containers:
        - name: db
          volumeMounts: [{ name: $0 }]
`;
  expect(labelsAt(set)).toEqual(['disk']);
});

test('ports of the container for its probes', () => {
  expect(labelsAt(`${pod}      readinessProbe:\n        httpGet:\n          port: $0`)).toEqual([
    'http',
    '8080',
  ]);
  expect(labelsAt(`${pod}      livenessProbe: {grpc: {port: $0}}`)).toEqual(['8080']);
});
