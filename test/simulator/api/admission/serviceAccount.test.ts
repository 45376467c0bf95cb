import { expect, test } from 'vitest';
import type { Pod } from '../../../../schemas/built/types.js';
import { cluster, create, podYaml, refusalOf } from '../../../support/simulation.js';

const mountPath = '/var/run/secrets/kubernetes.io/serviceaccount';

function podOf(spec = ''): Pod {
  return create(cluster(), podYaml('web', spec)) as unknown as Pod;
}

test('mounts the token of the default account', () => {
  const { spec } = podOf();
  expect([spec?.serviceAccountName, spec?.serviceAccount]).toEqual(['default', 'default']);
  const [volume] = spec?.volumes ?? [];
  expect(volume?.name).toMatch(/^kube-api-access-[b-z2-9]{5}$/);
  expect(volume?.projected?.sources).toHaveLength(3);
  expect(spec?.containers[0]?.volumeMounts).toEqual([
    { name: volume?.name, readOnly: true, mountPath },
  ]);
});

test('mounts nothing where the pod does not want it', () => {
  expect(podOf('  automountServiceAccountToken: false\n').spec?.volumes).toBeUndefined();
});

test('follows the account where the pod says nothing', () => {
  const simulation = cluster();
  create(
    simulation,
    `
    apiVersion: v1
    kind: ServiceAccount
    metadata: { name: quiet, namespace: default }
    automountServiceAccountToken: false
    imagePullSecrets: [{ name: registry }]
  `,
  );
  const pod = create(simulation, podYaml('web', '  serviceAccountName: quiet\n')) as unknown as Pod;
  expect(pod.spec?.volumes).toBeUndefined();
  expect(pod.spec?.imagePullSecrets).toEqual([{ name: 'registry' }]);
});

test('refuses an account that is not there', () => {
  expect(refusalOf(() => podOf('  serviceAccountName: deployer\n'))).toBe(
    '403 Forbidden: pods "web" is forbidden: error looking up service account default/deployer: serviceaccount "deployer" not found',
  );
});
