// The labels a Job ends up with, as pkg/registry/batch/job/strategy.go leaves them.
import { expect, test } from 'vitest';
import { simulate } from '../../support.js';

const generated = [
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-name',
  'controller-uid',
  'job-name',
];

function labelNames(labels: string, template: string): readonly string[] {
  const simulation = simulate(`
apiVersion: batch/v1
kind: Job
metadata: { name: once, ${labels} }
spec:
  template:
    metadata: { ${template} }
    spec: { restartPolicy: Never, containers: [{ name: main, image: busybox }] }
`);
  const job = simulation.get('batch/Job', 'default', 'once');
  return Object.keys(job?.metadata.labels ?? {}).sort();
}

test('a Job without labels has those generated for its template', () => {
  expect(labelNames('', '')).toEqual(generated);
});

test('a Job without labels shares those of its template, the generated ones too', () => {
  expect(labelNames('', 'labels: { app: once }')).toEqual(['app', ...generated]);
});

test('a Job with labels keeps its own', () => {
  expect(labelNames('labels: { app: once }', 'labels: { app: once }')).toEqual(['app']);
});
