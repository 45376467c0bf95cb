// Volumes: exactly one source, and what each source asks for.
import { expect, test } from 'vitest';
import { expectAccepted, expectFirstFault, faultsOf, podWith } from '../support.js';

const v = 'spec.volumes[0]';

test.each([
  [
    '{ name: a, emptyDir: {}, hostPath: { path: /a } }',
    `${v}.hostPath: Forbidden: may not specify more than 1 volume type`,
  ],
  ['{ name: A, emptyDir: {} }', `${v}.name: Invalid value: "A": a lowercase RFC 1123 label`],
  [
    '{ name: a, hostPath: { path: /a, type: Dir } }',
    `${v}.hostPath.type: Unsupported value: "Dir"`,
  ],
  [
    '{ name: a, hostPath: { path: /a/../b } }',
    `${v}.hostPath.path: Invalid value: "/a/../b": must not contain '..'`,
  ],
  ['{ name: a, configMap: {} }', `${v}.configMap.name: Required value`],
  [
    '{ name: a, secret: { secretName: s, defaultMode: 1000 } }',
    `${v}.secret.defaultMode: Invalid value: 1000: must be a number between 0 and 0777`,
  ],
  [
    '{ name: a, secret: { secretName: s, items: [{ key: k, path: /abs }] } }',
    `${v}.secret.items[0].path: Invalid value: "/abs": must be a relative path`,
  ],
  [
    '{ name: a, nfs: { server: s, path: rel } }',
    `${v}.nfs.path: Invalid value: "rel": must be an absolute path`,
  ],
  [
    '{ name: a, persistentVolumeClaim: {} }',
    `${v}.persistentVolumeClaim.claimName: Required value`,
  ],
  ['{ name: a, ephemeral: {} }', `${v}.ephemeral.volumeClaimTemplate: Required value`],
  ['{ name: a, csi: { driver: "" } }', `${v}.csi.driver: Required value`],
  [
    '{ name: a, projected: { sources: [{ serviceAccountToken: { path: t } }] } }',
    `${v}.projected.sources[0].serviceAccountToken: Forbidden: must not be specified when`,
  ],
  [
    '{ name: a, downwardAPI: { items: [{ path: p }] } }',
    `${v}.downwardAPI: Required value: one of fieldRef and resourceFieldRef is required`,
  ],
])('%s', (volume, start) => {
  expectFirstFault(podWith({ spec: `volumes: [${volume}]` }), start);
});

test('makes an emptyDir of a volume without a source', () => {
  expectAccepted(podWith({ spec: 'volumes: [{ name: a }]' }));
});

test('does not let a faulty volume be mounted', () => {
  const faults = faultsOf(
    podWith({
      spec: 'volumes: [{ name: a, configMap: {} }]',
      container: 'volumeMounts: [{ name: a, mountPath: /a }]',
    }),
  );
  expect(faults).toEqual([
    'spec.volumes[0].configMap.name: Required value',
    'spec.containers[0].volumeMounts[0].name: Not found: "a"',
  ]);
});
