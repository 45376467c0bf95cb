// Mistakes across objects, each put alone into one valid file: each gives its own warning and nothing else.
import { expect, test } from 'vitest';
import { parseManifest } from '../../../core/manifest/parseManifest.js';
import { rules } from '../../../server/rules/index.js';
import { WorkspaceFindings } from '../../../server/workspaceFindings.js';

const base = `apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings, namespace: shop }
data: { LOG_LEVEL: info, app.conf: a }
---
apiVersion: v1
kind: Secret
metadata: { name: database, namespace: shop }
stringData: { password: secret }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: web, namespace: shop }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: uploads, namespace: shop }
spec: { accessModes: [ReadWriteMany], resources: { requests: { storage: 1Gi } } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      serviceAccountName: web
      containers:
        - name: web
          image: web:1
          ports: [{ name: http, containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /, port: http } }
          resources: { requests: { cpu: 100m } }
          envFrom: [{ configMapRef: { name: settings } }]
          env:
            - name: LEVEL
              valueFrom: { configMapKeyRef: { name: settings, key: LOG_LEVEL } }
            - name: PASSWORD
              valueFrom: { secretKeyRef: { name: database, key: password } }
          volumeMounts: [{ name: uploads, mountPath: /uploads }]
      volumes:
        - name: uploads
          persistentVolumeClaim: { claimName: uploads }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec:
  selector: { app: web }
  ports: [{ name: http, port: 80, targetPort: http }]
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec:
  rules:
    - host: shop.example
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: { service: { name: web, port: { number: 80 } } }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web, namespace: shop }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 5
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web, namespace: shop }
spec: { maxUnavailable: 1, selector: { matchLabels: { app: web } } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec: { podSelector: { matchLabels: { app: web } }, ingress: [{ ports: [{ port: 8080 }] }] }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: reader, namespace: shop }
rules: [{ apiGroups: [""], resources: [pods], verbs: [get] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: web, namespace: shop }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader }
subjects: [{ kind: ServiceAccount, name: web, namespace: shop }]
`;

const settings = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings, namespace: shop }';

/** What is written, what stands there instead, and the one warning. */
const mistakes: readonly (readonly [was: string, is: string, expected: string])[] = [
  ['configMapRef: { name: settings }', 'configMapRef: { name: setings }', 'missing-reference'],
  ['name: settings, key: LOG_LEVEL', 'name: settings, key: LOGLEVEL', 'missing-key'],
  ['name: database, key: password', 'name: databse, key: password', 'missing-reference'],
  ['name: database, key: password', 'name: database, key: pasword', 'missing-key'],
  ['serviceAccountName: web', 'serviceAccountName: wbe', 'missing-reference'],
  ['claimName: uploads', 'claimName: upload', 'missing-reference'],
  ['selector: { app: web }', 'selector: { app: wbe }', 'service-selects-nothing'],
  ['targetPort: http', 'targetPort: htpp', 'missing-target-port'],
  ['service: { name: web, port', 'service: { name: wbe, port', 'missing-reference'],
  ['port: { number: 80 }', 'port: { number: 8080 }', 'missing-service-port'],
  ['kind: Deployment, name: web', 'kind: Deployment, name: wbe', 'missing-reference'],
  [
    'maxUnavailable: 1, selector: { matchLabels: { app: web } }',
    'maxUnavailable: 1, selector: { matchLabels: { app: wbe } }',
    'budget-selects-nothing',
  ],
  [
    'podSelector: { matchLabels: { app: web } }',
    'podSelector: { matchLabels: { app: wbe } }',
    'network-policy-selects-nothing',
  ],
  ['kind: Role, name: reader', 'kind: Role, name: raeder', 'missing-reference'],
  ['kind: ServiceAccount, name: web,', 'kind: ServiceAccount, name: wbe,', 'missing-reference'],
  [
    'metadata: { name: database, namespace: shop }',
    'metadata: { name: database, namespace: shpo }',
    'missing-namespace',
  ],
  [
    'metadata: { name: database, namespace: shop }',
    'metadata: { name: database, namespace: other }',
    'missing-reference',
  ],
];

test('the valid file has no warning', () => {
  expect(codesIn(base)).toEqual([]);
});

test.each(mistakes)('%s → %s', (was, is, expected) => {
  expect(base.split(was)).toHaveLength(2);
  expect(codesIn(base.replace(was, is))).toEqual([expected]);
});

test('the same object twice is said at both places', () => {
  const codes = codesIn(`${base}---\n${settings}\ndata: { LOG_LEVEL: a }\n`);
  expect(codes).toEqual(['duplicate-object', 'duplicate-object']);
});

function codesIn(text: string): string[] {
  const findings = new WorkspaceFindings(rules);
  const documents = parseManifest(text).documents.map(({ document }) => document);
  findings.update('shop.yaml', documents);
  return documents.flatMap(document =>
    findings.findings('shop.yaml', document).map(({ code }) => code),
  );
}
