import { test } from 'vitest';
import { spreadSelectsNothing } from '../../../server/rules/spreadSelectsNothing.js';
import { checkRule } from '../../support/checkRule.js';

test('spread-selects-nothing reports the mistake where it stands', () => {
  checkRule(
    spreadSelectsNothing,
    `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      topologySpreadConstraints:
        - topologyKey: kubernetes.io/hostname
          labelSelector: { matchLabels: { app: wbe } }
#                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ These pods do not match app=wbe
      containers:
        - { name: web, image: "web:1" }
`,
  );
});

test('spread-selects-nothing is silent about what works', () => {
  checkRule(
    spreadSelectsNothing,
    `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      topologySpreadConstraints:
        - topologyKey: kubernetes.io/hostname
          labelSelector: { matchLabels: { app: web } }
      containers:
        - { name: web, image: "web:1" }
`,
  );
});

test('spread-selects-nothing leaves half-typed text alone', () => {
  checkRule(
    spreadSelectsNothing,
    `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      topologySpreadConstraints:
        - topologyKey: kubernetes.io/hostname
          labelSelector: 
      containers:
        - { name: web, image: "web:1" }
`,
  );
});
