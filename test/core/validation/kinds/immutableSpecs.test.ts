// What the server says of specs that may not change: with the difference of its internal objects.
import { expect, test } from 'vitest';
import { documentOf, updateFaultsOf } from '../support.js';

test('of a pod: all but images, deadline and tolerations, with the difference', () => {
  const pod = (image: string, policy: string) =>
    documentOf(
      'v1',
      'Pod',
      `spec: { containers: [{ name: c, image: ${image}, imagePullPolicy: ${policy} }] }`,
    );
  expect(updateFaultsOf(pod('a', 'Always'), pod('b', 'Always'))).toEqual([]);
  const [fault = ''] = updateFaultsOf(pod('a', 'Always'), pod('b', 'Never'));
  expect(fault).toContain(
    'pod updates may not change fields other than `spec.containers[*].image`',
  );
  expect(fault).toContain(
    '   "TerminationMessagePolicy": "File",\n-   "ImagePullPolicy": "Always",\n+   "ImagePullPolicy": "Never",\n',
  );
  expect(fault).not.toContain('"Image":');
});

test('of a claim: all but the size when it is bound', () => {
  const claim = (className: string) =>
    documentOf(
      'v1',
      'PersistentVolumeClaim',
      `spec: { accessModes: [ReadWriteOnce], storageClassName: ${className}, ` +
        'resources: { requests: { storage: 1Gi } } }',
    );
  const [fault = ''] = updateFaultsOf(claim('slow'), claim('fast'));
  expect(fault).toContain(
    'for bound claims\n@@ -10,7 +10,7 @@\n   }\n  },\n  "VolumeName": "",\n' +
      '- "StorageClassName": "slow",\n+ "StorageClassName": "fast",\n',
  );
});
