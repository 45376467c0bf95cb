import { expect, test } from 'vitest';
import { cluster, create, deploymentYaml, objectsOf } from '../../support/simulation.js';

function warningsFor(labels: string): readonly string[] {
  const simulation = cluster();
  create(
    simulation,
    `apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: ${labels} }`,
  );
  const [outcome] = simulation.apply(objectsOf(deploymentYaml('web')), { namespace: 'shop' });
  return outcome?.warnings ?? [];
}

test('warns of workloads whose pods the namespace would rather not have', () => {
  expect(warningsFor('{ pod-security.kubernetes.io/warn: restricted }')).toEqual([
    expect.stringMatching(
      /^would violate PodSecurity "restricted:latest": allowPrivilegeEscalation != false \(container "main" must set/,
    ),
  ]);
});

test('says nothing where the namespace says nothing', () => {
  expect(warningsFor('{ tier: front }')).toEqual([]);
});

test('what is enforced is warned of where nothing else is said', () => {
  expect(warningsFor('{ pod-security.kubernetes.io/enforce: baseline }')).toEqual([]);
  expect(warningsFor('{ pod-security.kubernetes.io/enforce: restricted }')).toHaveLength(1);
});
