// Where findings point besides: the line of the other object that explains them.
import { expect, test } from 'vitest';
import { newService } from '../../support/service.js';

const pods = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: c
          image: a
          ports: [{ name: http, containerPort: 80 }]
`;
const autoscaler = (name: string): string => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: ${name} }
spec:
  maxReplicas: 5
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  metrics:
    - type: Resource
      resource: { name: cpu, target: { type: Utilization, averageUtilization: 50 } }
`;
const service = (name: string, spec: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: ${name} }\nspec: { ${spec} }\n`;
const budget = (name: string): string => `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: ${name} }
spec:
  minAvailable: 2
  selector: { matchLabels: { app: web } }
`;
const configMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\n';
const nodePort = 'type: NodePort, ports: [{ port: 80, nodePort: 30080 }]';

const cases: readonly (readonly [string, string, string, string])[] = [
  [
    'missing-target-port',
    service('s', 'selector: { app: web }, ports: [{ port: 80, targetPort: htpp }]'),
    pods,
    'ports:',
  ],
  [
    'service-selects-nothing',
    service('s', 'selector: { app: wob }, ports: [{ port: 80 }]'),
    pods,
    'metadata: { labels',
  ],
  ['duplicate-object', `${configMap}---\n`, configMap, 'metadata:'],
  ['overlapping-selectors', pods.replace('name: web', 'name: other'), pods, 'metadata: { labels'],
  ['autoscaler-fights-replicas', pods, autoscaler('a'), 'scaleTargetRef:'],
  ['autoscaler-without-requests', autoscaler('a'), pods, '- name: c'],
  ['duplicate-autoscaler', autoscaler('a'), autoscaler('b'), 'scaleTargetRef:'],
  ['budget-blocks-drain', budget('b'), pods, 'replicas:'],
  ['overlapping-budgets', budget('a'), `${budget('b')}---\n${pods}`, 'selector:'],
  ['node-port-conflict', service('a', nodePort), service('b', nodePort), 'spec:'],
];

test.each(cases)('%s points to the other object', (code, own, other, line) => {
  const service = newService();
  service.openDocument('file:///w/own.yaml', own, 1);
  service.openDocument('file:///w/other.yaml', other, 1);
  const found = service.diagnostics('file:///w/own.yaml').find(one => one.code === code);
  const [place] = found?.relatedInformation ?? [];
  expect(place?.location.uri).toBe('file:///w/other.yaml');
  expect(other.split('\n')[place?.location.range.start.line ?? -1]?.trim()).toMatch(
    new RegExp(`^${line}`),
  );
  expect(place?.message).not.toBe('');
});
