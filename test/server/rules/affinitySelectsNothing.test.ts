import { test } from 'vitest';
import { affinitySelectsNothing } from '../../../server/rules/affinitySelectsNothing.js';
import { checkRule } from '../../support/checkRule.js';

test('affinity-selects-nothing reports the mistake where it stands', () => {
  checkRule(
    affinitySelectsNothing,
    `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      affinity:
        podAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - topologyKey: kubernetes.io/hostname
              labelSelector: { matchLabels: { role: cache } }
#                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ No pod has the labels role=cache
      containers:
        - { name: web, image: "web:1" }
`,
  );
});

test('affinity-selects-nothing is silent about what works', () => {
  checkRule(
    affinitySelectsNothing,
    `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      affinity:
        podAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - topologyKey: kubernetes.io/hostname
              labelSelector: { matchLabels: { app: web } }
      containers:
        - { name: web, image: "web:1" }
`,
  );
});

test('affinity-selects-nothing leaves half-typed text alone', () => {
  checkRule(
    affinitySelectsNothing,
    `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      affinity:
        podAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - topologyKey: kubernetes.io/hostname
              labelSelector: 
      containers:
        - { name: web, image: "web:1" }
`,
  );
});
