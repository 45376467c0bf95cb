// Changes by hand that a StatefulSet must notice although it looks at none of its pods.

import { expect, test } from 'vitest';
import type { KubernetesObject } from '../../../../core/kubernetes/object.js';
import type { Simulation } from '../../../../simulator/simulation.js';
import { applyTo, podNamed, simulate } from '../../support.js';

function web(spec = ''): string {
  return `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: web }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  ${spec}
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: main, image: nginx }] }`;
}

const claims = `
  volumeClaimTemplates:
    - metadata: { name: data }
      spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }`;

test('a label of its identity that was taken away comes back', () => {
  const simulation = simulate(web());
  change(simulation, ['Pod', 'web-1'], ({ metadata }) => ({ labels: { app: `${metadata.name}` } }));
  change(simulation, ['Pod', 'web-0'], () => ({ labels: { app: 'web' } }));
  expect(podNamed(simulation, 'web-0').metadata.labels).toMatchObject({
    'statefulset.kubernetes.io/pod-name': 'web-0',
  });
  expect(podNamed(simulation, 'web-1').metadata.ownerReferences).toBe(undefined);
});

test('a pod of its name and labels without an owner is adopted', () => {
  const simulation = simulate(web());
  change(simulation, ['Pod', 'web-1'], () => ({ ownerReferences: [] }));
  expect(podNamed(simulation, 'web-1').metadata.ownerReferences).toMatchObject([{ name: 'web' }]);
});

test('claims get back the owner that the retention policy asks for', () => {
  const policy = 'persistentVolumeClaimRetentionPolicy: { whenDeleted: Delete }';
  const simulation = simulate(web(policy + claims));
  change(simulation, ['PersistentVolumeClaim', 'data-web-0'], () => ({ ownerReferences: [] }));
  applyTo(simulation, web(`${policy}${claims}\n  revisionHistoryLimit: 3`));
  const claim = simulation.get('PersistentVolumeClaim', 'default', 'data-web-0');
  expect(claim?.metadata.ownerReferences).toMatchObject([{ kind: 'StatefulSet', name: 'web' }]);
});

function change(
  simulation: Simulation,
  [kind, name]: readonly [kind: string, name: string],
  edit: (object: KubernetesObject) => Partial<KubernetesObject['metadata']>,
): void {
  simulation.act('change by hand', cluster => {
    const object = cluster.get(kind, 'default', name);
    if (object === undefined) {
      throw new Error(`no ${kind} ${name}`);
    }
    cluster.update({ ...object, metadata: { ...object.metadata, ...edit(object) } });
  });
  simulation.settle();
}
