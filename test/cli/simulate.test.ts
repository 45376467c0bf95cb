import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { drydock, projectRoot, temporaryFile } from '../support/commandLine.js';

const cluster = `
nodes:
  - { name: only, cpu: "1", memory: 1Gi }
containers:
  - match: { image: "*broken*" }
    ready: never
  - match: {}
    ready: { after: 100ms }
`;

test('prints what exists as kubectl get does', () => {
  const { exitCode, output } = drydock(['simulate', 'examples/nginx']);
  expect(exitCode).toBe(0);
  expect(output).toMatch(/^NAME +READY +STATUS +RESTARTS +AGE$/m);
  expect(output.match(/^pod\/nginx-\S+ +1\/1 +Running +0/gm)).toHaveLength(2);
  expect(output).toMatch(/^service\/nginx +NodePort +10\.\S+ +<none> +8000:3\d{4}\/TCP/m);
  expect(output).toMatch(/^deployment\.apps\/nginx +2\/2 +2 +2/m);
});

test('says of pods that wait why no node will do, once for those alike', () => {
  const file = temporaryFile(
    'waiting.yaml',
    `apiVersion: apps/v1
kind: ReplicaSet
metadata: { name: big }
spec:
  replicas: 3
  selector: { matchLabels: { app: big } }
  template:
    metadata: { labels: { app: big } }
    spec: { containers: [{ name: main, image: nginx, resources: { requests: { cpu: 9 } } }] }
`,
  );
  const { output } = drydock(['simulate', file]);
  expect(output).toMatch(/^pod\/big-\w{5} and 2 more like it: no node will do$/m);
  expect(output).toMatch(/^node-1, node-2, node-3 +Insufficient cpu +NodeResourcesFit$/m);
});

test('JSON has time, objects, events and refusals', () => {
  const { output } = drydock(['simulate', '-o', 'json', 'examples/nginx']);
  const result = JSON.parse(output);
  expect(Object.keys(result)).toEqual(['time', 'objects', 'events', 'refused']);
  const pods = result.objects.filter((object: { kind: string }) => object.kind === 'Pod');
  expect(pods).toHaveLength(2);
  expect(result.events.map((event: { reason: string }) => event.reason)).toContain('Scheduled');
  expect(result.refused).toEqual([]);
});

test('the same seed gives the same bytes, another seed other names', () => {
  const run = (seed: string) =>
    drydock(['simulate', '-o', 'yaml', '--seed', seed, 'examples/stack']);
  const first = run('7').output;
  expect(run('7').output).toBe(first);
  expect(run('8').output).not.toBe(first);
  expect(parse(first).objects.length).toBeGreaterThan(10);
});

test('the cluster file decides where and how containers run', () => {
  const file = temporaryFile('cluster.yaml', cluster);
  const pod = `apiVersion: v1
kind: Pod
metadata: { name: p }
spec:
  containers: [{ name: c, image: broken:1 }]
`;
  const { output } = drydock(['simulate', '--cluster', file, '-o', 'json', '-'], pod);
  const found = JSON.parse(output).objects.find(
    (object: { kind: string }) => object.kind === 'Pod',
  );
  expect(found.spec.nodeName).toBe('only');
  expect(found.status.phase).toBe('Running');
  expect(found.status.containerStatuses[0].ready).toBe(false);
});

test('a refused object is named with its place, and the exit code is 1', () => {
  const { exitCode, errors } = drydock(
    ['simulate', '-'],
    'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { type: NodPort, ports: [{ port: 80 }] }\n',
  );
  expect(exitCode).toBe(1);
  expect(errors).toContain('<stdin>:1: refused');
  expect(errors).toContain('spec.type: Unsupported value: "NodPort"');
});

test('--for runs a virtual time: a rollout that cannot progress passes its deadline', () => {
  const file = temporaryFile('cluster.yaml', cluster);
  const arguments_ = ['simulate', '--cluster', file, '--for', '11m', '-o', 'json'];
  const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: broken:2 }] }
`;
  const { objects } = JSON.parse(drydock([...arguments_, '-'], deployment).output);
  const found = objects.find((object: { kind: string }) => object.kind === 'Deployment');
  const progressing = found.status.conditions.find(
    (condition: { type: string }) => condition.type === 'Progressing',
  );
  expect(progressing.reason).toBe('ProgressDeadlineExceeded');
});

test.each([
  [['simulate']],
  [['simulate', '--for', 'soon', 'examples/nginx']],
  [['simulate', '--cluster', '/nowhere.yaml', 'examples/nginx']],
  [['simulate', 'examples/README.md']],
])('%j is bad usage', args => {
  expect(drydock(args).exitCode).toBe(2);
});

const overlays = 'test/e2e/workspaces/shopOverlays';

test('a folder with a kustomization runs as it is built, bases elsewhere included', () => {
  const { exitCode, output } = drydock(['simulate', `${overlays}/prod`]);
  expect(exitCode).toBe(0);
  expect(output.match(/^pod\/live-shop-\S+ +1\/1/gm)).toHaveLength(4);
  expect(drydock(['simulate', `${overlays}/prod/kustomization.yaml`]).output).toBe(output);
});

test('of several overlays one has to be named', () => {
  const { exitCode, errors } = drydock(['simulate', overlays]);
  expect(exitCode).toBe(2);
  expect(errors).toContain(`name one of them: ${overlays}/dev, ${overlays}/prod`);
});

test('what kustomize would refuse is told with its place, and nothing runs', () => {
  const file = temporaryFile('kustomization.yaml', '\nresources: [nope.yaml]\n');
  const { exitCode, output, errors } = drydock(['simulate', path.dirname(file)]);
  expect([exitCode, output]).toEqual([2, '']);
  expect(errors).toContain(
    'kustomization.yaml:2: kustomize would refuse this: nope.yaml is not there',
  );
});

test('what the API refuses in a build stands in the patch it comes from', () => {
  const folder = path.dirname(temporaryFile('notes.txt', ''));
  cpSync(path.join(projectRoot, overlays), folder, { recursive: true });
  const patch = path.join(folder, 'prod/replicas.yaml');
  writeFileSync(patch, readFileSync(patch, 'utf8').replace('4', '-4'));
  const { exitCode, errors } = drydock(['simulate', path.join(folder, 'prod')]);
  expect(exitCode).toBe(1);
  expect(errors).toContain('prod/replicas.yaml:6: refused Deployment.apps "live-shop" is invalid');
});
