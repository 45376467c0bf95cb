// Pod-level requests, as pkg/apis/core/v1/defaults.go: defaultPodRequests fills them in.
import { expect, test } from 'vitest';
import { withPodLevelRequests } from '../../../core/defaulting/podLevelResources.js';
import type { PodSpec } from '../../../schemas/built/types.js';

const asking = (cpu: string) => ({ name: 'main', resources: { requests: { cpu } } });

test('requests what is limited when no container asks for it', () => {
  const limits = { cpu: '1', memory: '1Gi' };
  const { resources } = withPodLevelRequests({
    containers: [{ name: 'main' }],
    resources: { limits },
  });
  expect(resources).toEqual({ limits, requests: limits });
});

test('requests what the containers ask for in all', () => {
  const limits = { cpu: '2', memory: '1Gi' };
  const spec = {
    containers: [asking('100m'), asking('200m')],
    initContainers: [asking('250m')],
    resources: { limits, requests: { memory: '64Mi' } },
  };
  expect(withPodLevelRequests(spec).resources?.requests).toEqual({ cpu: '300m', memory: '64Mi' });
});

test('leaves pods without limits of their own alone', () => {
  const spec = { containers: [asking('100m')], resources: { requests: { cpu: '1' } } };
  expect(withPodLevelRequests(spec)).toBe(spec);
});

test('bears pods that have no containers yet', () => {
  const limits = { cpu: '1' };
  const spec = { resources: { limits } } as unknown as PodSpec;
  expect(withPodLevelRequests(spec).resources?.requests).toEqual(limits);
});
