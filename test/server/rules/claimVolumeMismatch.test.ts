import { claimVolumeMismatch } from '../../../server/rules/claimVolumeMismatch.js';
import { testRule } from '../../support/checkRule.js';
import { documents } from '../../support/fixtureObjects.js';

testRule(claimVolumeMismatch, {
  around: part =>
    documents(
      `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec:
${part}
`,
      `apiVersion: v1
kind: PersistentVolume
metadata: { name: disk }
spec:
  capacity: { storage: 1Gi }
  accessModes: [ReadWriteOnce]
`,
    ),
  mistake: `  accessModes: [ReadWriteMany]
#              ^^^^^^^^^^^^^^^ PersistentVolume disk has ReadWriteOnce, not ReadWriteMany
  volumeName: disk`,
  fine: `  accessModes: [ReadWriteOnce]
  volumeName: disk
  resources: { requests: { storage: 1024Mi } }`,
  halfTyped: `  accessModes: []
  volumeName:
  resources:`,
});
