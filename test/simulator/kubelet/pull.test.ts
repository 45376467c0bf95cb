// Images that cannot be had: bad names, failing pulls, forbidden pulls.
import { expect, test } from 'vitest';
import { imageFault } from '../../../simulator/kubelet/pull.js';
import { eventsOf, pod, podNamed, simulate } from '../support.js';

const lowercase = (name: string): string =>
  `invalid reference format: repository name (${name}) must be lowercase`;

test.each([
  ['nginx', undefined],
  ['nginx:1.27', undefined],
  ['registry.example.com:5000/team/app_one--x:V1.0', undefined],
  [`localhost/app@sha256:${'a'.repeat(64)}`, undefined],
  ['Nginx', lowercase('library/Nginx')],
  ['team/App:1', lowercase('team/App')],
  ['a b', 'invalid reference format'],
  ['nginx:', 'invalid reference format'],
  ['$IMAGE', lowercase('library/$IMAGE')],
])('%s', (image, fault) => {
  expect(imageFault(image)).toBe(fault);
});

test('a name that is none is said once', () => {
  const simulation = simulate(pod('a').replace('image: nginx', 'image: Nginx'));
  const message = `Failed to apply default image tag "Nginx": couldn't parse image name "Nginx": ${lowercase('library/Nginx')}`;
  expect(podNamed(simulation, 'a').status?.containerStatuses?.[0]?.state).toEqual({
    waiting: { reason: 'InvalidImageName', message },
  });
  expect(eventsOf(simulation, 'a').slice(1)).toEqual([
    `InspectFailed ${message}`,
    'Failed Error: InvalidImageName',
  ]);
});

test('a cluster file that says how containers behave lets any name run', () => {
  const cluster = { nodes: [{ name: 'n1' }], containers: [{ match: {} }] };
  const simulation = simulate(pod('a').replace('image: nginx', 'image: Nginx'), cluster);
  expect(podNamed(simulation, 'a').status?.phase).toBe('Running');
});

test('an image that is not there and must not be pulled', () => {
  const never = pod('a').replace('image: nginx', 'image: nginx, imagePullPolicy: Never');
  const containers = [{ match: {}, pull: { error: 'not found' } }];
  const simulation = simulate(never, { nodes: [{ name: 'n1' }], containers });
  expect(eventsOf(simulation, 'a').slice(1)).toEqual([
    'ErrImageNeverPull Container image "nginx" is not present with pull policy of Never',
    'Failed Error: ErrImageNeverPull',
  ]);
});
