import { test } from 'vitest';
import { sharedReadWriteOnce } from '../../../server/rules/sharedReadWriteOnce.js';
import { checkRule } from '../../support/checkRule.js';

test('shared-read-write-once reports the mistake where it stands', () => {
  checkRule(
    sharedReadWriteOnce,
    `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      volumes:
        - name: d
          persistentVolumeClaim:
            claimName: data
#                      ^^^^ 3 pods share claim data, which is ReadWriteOnce
      containers:
        - { name: web, image: "web:1" }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec:
  accessModes: [ReadWriteOnce]
`,
  );
});

test('shared-read-write-once is silent about what works', () => {
  checkRule(
    sharedReadWriteOnce,
    `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      volumes:
        - name: d
          persistentVolumeClaim:
            claimName: data
      containers:
        - { name: web, image: "web:1" }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec:
  accessModes: [ReadWriteMany]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: one }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      volumes:
        - name: d
          persistentVolumeClaim:
            claimName: data
      containers:
        - { name: web, image: "web:1" }
`,
  );
});

test('shared-read-write-once leaves half-typed text alone', () => {
  checkRule(
    sharedReadWriteOnce,
    `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      volumes:
        - name: d
          persistentVolumeClaim:
            claimName: data
      containers:
        - { name: web, image: "web:1" }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec:
  accessModes: []
`,
  );
});
