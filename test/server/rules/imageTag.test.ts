import { test } from 'vitest';
import { imageTag } from '../../../server/rules/imageTag.js';
import { checkRule } from '../../support/checkRule.js';

test('image-tag reports the mistake where it stands', () => {
  checkRule(
    imageTag,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  containers:
    - name: c
      image: nginx:latest
#            ^^^^^^^^^^^^ nginx:latest may be another image tomorrow
`,
  );
});

test('image-tag is silent about what works', () => {
  checkRule(
    imageTag,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  containers:
    - name: c
      image: registry:5000/nginx:1.27
    - { name: d, image: nginx@sha256:abc }
`,
  );
});

test('image-tag leaves half-typed text alone', () => {
  checkRule(
    imageTag,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  containers:
    - name: c
      image: 
`,
  );
});
