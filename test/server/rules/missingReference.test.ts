import { test } from 'vitest';
import { missingReference } from '../../../server/rules/missingReference.js';
import { checkRule } from '../../support/checkRule.js';

test('reports a name no manifest makes, and what was probably meant', () => {
  checkRule(
    missingReference,
    `# --- file: pod.yaml
apiVersion: v1
kind: Pod
metadata: { name: p }
spec:
  containers:
    - name: c
      envFrom:
        - configMapRef:
            name: setings
#                 ^^^^^^^ No ConfigMap setings in the workspace. Did you mean settings?
# --- file: settings.yaml
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
`,
  );
});

test('is silent about what is there, optional, or the cluster has by itself', () => {
  checkRule(
    missingReference,
    `apiVersion: v1
kind: Pod
metadata: { name: p }
spec:
  serviceAccountName: default
  priorityClassName: system-node-critical
  containers:
    - name: c
      envFrom:
        - configMapRef: { name: settings }
        - configMapRef: { name: others, optional: true }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
`,
  );
});

test('says when the object is in another namespace', () => {
  checkRule(
    missingReference,
    `apiVersion: v1
kind: Pod
metadata: { name: p, namespace: a }
spec:
  serviceAccountName: robot
#                     ^^^^^ ServiceAccount robot is in namespace b, not in this one
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: robot, namespace: b }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: other, namespace: a }
`,
  );
});

test('believes what is provided elsewhere', () => {
  checkRule(
    missingReference,
    `apiVersion: v1
kind: Pod
metadata: { name: p }
spec:
  serviceAccountName: robot
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: other }
`,
    { providedElsewhere: ['ServiceAccount/*'] },
  );
});

test('says nothing where no object of the kind is within reach: they come from elsewhere', () => {
  checkRule(
    missingReference,
    'apiVersion: v1\nkind: Pod\nmetadata: { name: p }\nspec: { serviceAccountName: robot }\n',
  );
});

test('half-typed text is no mistake', () => {
  checkRule(
    missingReference,
    'apiVersion: v1\nkind: Pod\nmetadata: { name: p }\nspec:\n  serviceAccountName:\n',
  );
});
