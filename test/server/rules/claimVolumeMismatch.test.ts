import { test } from 'vitest';
import { claimVolumeMismatch } from '../../../server/rules/claimVolumeMismatch.js';
import { checkRule } from '../../support/checkRule.js';

test('claim-volume-mismatch reports the mistake where it stands', () => {
  checkRule(
    claimVolumeMismatch,
    `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec:
  accessModes: [ReadWriteMany]
#              ^^^^^^^^^^^^^^^ PersistentVolume disk has ReadWriteOnce, not ReadWriteMany
  volumeName: disk
---
apiVersion: v1
kind: PersistentVolume
metadata: { name: disk }
spec:
  capacity: { storage: 1Gi }
  accessModes: [ReadWriteOnce]
`,
  );
});

test('claim-volume-mismatch is silent about what works', () => {
  checkRule(
    claimVolumeMismatch,
    `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec:
  accessModes: [ReadWriteOnce]
  volumeName: disk
  resources: { requests: { storage: 1024Mi } }
---
apiVersion: v1
kind: PersistentVolume
metadata: { name: disk }
spec:
  capacity: { storage: 1Gi }
  accessModes: [ReadWriteOnce]
`,
  );
});

test('claim-volume-mismatch leaves half-typed text alone', () => {
  checkRule(
    claimVolumeMismatch,
    `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec:
  accessModes: []
  volumeName:
  resources:
---
apiVersion: v1
kind: PersistentVolume
metadata: { name: disk }
spec:
  capacity: { storage: 1Gi }
  accessModes: [ReadWriteOnce]
`,
  );
});
