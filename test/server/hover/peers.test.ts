import { expect, test } from 'vitest';
import { hoverText } from '../../support/hover.js';

const pods = `apiVersion: v1
kind: Pod
metadata: { name: db, labels: { app: db } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector: {}
  ingress:
  - from:
    - podSelector: { matchLabels: { app: db } }
    - podSelector: { matchLabels: { app: none } }
`;

test('pods that a peer or an affinity means', () => {
  expect(hoverText(pods.replace('app: db } }\n    -', 'app: d$0b } }\n    -'))).toContain(
    'Means these pods:\n\n- Pod `db`',
  );
  expect(hoverText(pods.replace('app: none', 'app: n$0one'))).toContain('Means **no pod**');
  const affinity = `apiVersion: v1
kind: Pod
metadata: { name: a, labels: { app: a } }
spec:
  affinity:
    podAntiAffinity:
      requiredDuringSchedulingIgnoredDuringExecution:
      - labelSe$0lector: { matchLabels: { app: a } }
        topologyKey: kubernetes.io/hostname
`;
  expect(hoverText(affinity)).toContain('- Pod `a`');
});
