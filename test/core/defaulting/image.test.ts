// Pull policies by the image's reference.
import { expect, test } from 'vitest';
import { defaultPullPolicy } from '../../../core/defaulting/image.js';

test.each([
  ['nginx', 'Always'],
  ['nginx:latest', 'Always'],
  ['nginx:1.27', 'IfNotPresent'],
  ['localhost:5000/nginx', 'Always'],
  ['registry.k8s.io/pause:3.10', 'IfNotPresent'],
  [`nginx@sha256:${'a'.repeat(64)}`, 'IfNotPresent'],
  ['Not An Image', 'IfNotPresent'],
  ['', 'IfNotPresent'],
])('%s is pulled %s', (image, policy) => {
  expect(defaultPullPolicy(image)).toBe(policy);
});
