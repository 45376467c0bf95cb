// What a kustomization builds, as part of a run: places in bases and patches, and what a refused build leaves alone.
import { expect, test } from 'vitest';
import { readSource } from '../../../client/simulatorHost/readSource.js';
import type { SourceBuild } from '../../../client/simulatorHost/sources.js';
import { buildWhole } from '../../../core/kustomize/wholeBuild.js';
import { memoryBuildFiles } from '../../support/kustomizeBuilds.js';
import { fakeRun, webManifest } from './fakeRun.js';

const kustomization = 'k/kustomization.yaml';
const patch = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 5
`;

test('an object has the places of its base, its patch and the kustomization', () => {
  const { objects } = readSource(build());
  const web = objects.find(each => each.object.kind === 'Deployment');
  expect(web?.id).toBe('apps/Deployment:prod/web');
  expect(web?.locate(['spec', 'replicas'])).toMatchObject({
    uri: 'k/more.yaml',
    start: { line: 4 },
  });
  expect(web?.locateWhole(['spec', 'replicas']).start).toEqual({ line: 4, character: 2 });
  expect(web?.locate(['spec', 'selector', 'nothing'])).toMatchObject({ uri: 'k/base/web.yaml' });
  expect(web?.holds('k/more.yaml', 4)).toBe(true);
  expect(web?.holds('k/more.yaml', 0)).toBe(false);
  expect(objects.find(each => each.holds('k/base/web.yaml', 18))?.object.kind).toBe('Service');
});

test('a block is marked at its key, as in a manifest', () => {
  const { objects } = readSource(build());
  const web = objects.find(each => each.object.kind === 'Deployment');
  const { start, end } = web?.locate(['spec', 'template']) ?? {};
  expect(end).toEqual({ line: start?.line, character: 10 });
});

test('what a build refuses stands at its place in the patch, and a new build is applied', () => {
  const { run } = fakeRun('');
  const broken = patch.replace('replicas: 5', 'replicas: -5');
  const { refusals } = run.apply([build({ 'k/more.yaml': broken })]);
  expect(refusals[0]?.causes[0]).toMatchObject({
    range: { uri: 'k/more.yaml', start: { line: 4 } },
  });
  expect(run.apply([build()]).refusals).toEqual([]);
  expect(run.replicasOf({ groupKind: 'apps/Deployment', namespace: 'prod', name: 'web' })).toBe(5);
  expect(run.findManifest('Service:prod/web')?.uri).toBe('k/base/web.yaml');
  expect(run.findObjectAt('k/more.yaml', 4)).toBe('apps/Deployment:prod/web');
});

test('while kustomize would refuse, everything stays and the fault is told', () => {
  const { run } = fakeRun('');
  run.apply([build()]);
  const halfTyped = build({ [kustomization]: 'resources: [base, mo]\n' });
  expect(halfTyped.problems).toHaveLength(1);
  run.apply([halfTyped]);
  expect(run.simulation.get('Service', 'prod', 'web')).toBeDefined();
  run.apply([
    build({ 'k/base/kustomization.yaml': 'resources: [only.yaml]\n', 'k/base/only.yaml': patch }),
  ]);
  expect(run.simulation.get('Service', 'prod', 'web')).toBeUndefined();
});

function build(changes: Readonly<Record<string, string>> = {}): SourceBuild {
  const files = {
    [kustomization]: 'resources: [base]\nnamespace: prod\npatches: [{ path: more.yaml }]\n',
    'k/more.yaml': patch,
    'k/base/kustomization.yaml': 'resources: [web.yaml]\n',
    'k/base/web.yaml': webManifest(),
    ...changes,
  };
  const answer = buildWhole(kustomization, memoryBuildFiles(files));
  const problems = answer.faults.map(({ about }) => ({
    message: about,
    range: { uri: kustomization, start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
  }));
  return { uri: kustomization, label: 'k', files: answer.files, objects: answer.objects, problems };
}
