// Every finding with a mechanical fix: the fix is offered, the finding goes with it, nothing worse comes, and what else
// is written (comments, order, list style) stays letter for letter.
import { expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-types';
import type { LanguageService } from '../../../server/languageService.js';
import { defaultSettings } from '../../../server/settings.js';
import { applyEdits, newService } from '../../support/service.js';

const uri = 'file:///all.yaml';

const head = (apiVersion: string, kind: string, name = 'web') =>
  `# keep: ${kind}\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${name} # keep\n`;
const container = (lines = '') =>
  `containers:\n      - name: app # keep\n        image: a:1\n${lines}`;
const deployment = (lines = '', spec = '', labels = 'app: web') =>
  `${head('apps/v1', 'Deployment')}spec:\n${spec}  selector:\n    matchLabels:\n      app: web\n  template:\n    metadata:\n      labels: { ${labels} }\n    spec:\n      ${container(lines)}`;
const pod = (lines = '', more = '') =>
  `${head('v1', 'Pod')}  labels: { app: web }\nspec:\n${more}  containers:\n  - name: app # keep\n    image: a:1\n${lines}`;
const service = (lines: string) => `${head('v1', 'Service')}spec:\n${lines}`;
const hpa = (lines = '') =>
  `${head('autoscaling/v2', 'HorizontalPodAutoscaler')}spec:\n  maxReplicas: 3\n  scaleTargetRef:\n    apiVersion: apps/v1\n    kind: Deployment\n    name: web\n${lines}`;
const budget = (line: string) =>
  `${head('policy/v1', 'PodDisruptionBudget')}spec:\n  ${line}\n  selector:\n    matchLabels: { app: web }\n`;
const role = (rule: string) => `${head('rbac.authorization.k8s.io/v1', 'Role')}rules:\n${rule}`;
const settings = `${head('v1', 'ConfigMap', 'settings')}data:\n  a: b # keep\n`;
const requests = '        resources: { requests: { cpu: 1 } }\n';
const cpu =
  '  metrics:\n  - type: Resource\n    resource:\n      name: cpu\n      target: { type: Utilization, averageUtilization: 50 }\n';

/** What is reported, the title of the fix, and the file. */
const table: readonly (readonly [code: string, title: string, text: string])[] = [
  ['unknown-field', 'Change to replicas', deployment('', '  replicsa: 3 # keep\n')],
  ['unknown-field', 'Remove frobnicate', deployment('', '  frobnicate: 3\n')],
  ['required', 'Insert selector', deployment().replace(/ {2}selector:\n.*\n.*\n/, '')],
  ['required', 'Insert image', pod().replace('image: a:1', 'tty: true')],
  ['required', 'Insert name', pod('    env:\n    - value: a # keep\n')],
  ['required', 'Insert readinessProbe', pod('    readinessProbe:\n      periodSeconds: 3\n')],
  ['unsupported-value', 'Change to Never', pod('', '  restartPolicy: never\n')],
  ['wrong-type', 'Change to 3', deployment('', '  replicas: "3" # keep\n')],
  ['wrong-type', 'Change to "1"', pod('    env:\n    - name: A # keep\n      value: 1\n')],
  ['wrong-type', 'Make command a list', pod('    command: run # keep\n')],
  [
    'wrong-type',
    'Change to 100M',
    pod('    resources:\n      requests: { memory: 100MB } # keep\n'),
  ],
  ['wrong-type', 'Change to 30', pod('', '  terminationGracePeriodSeconds: 30s # keep\n')],
  ['wrong-type', 'Put a space after the colon', settings.replace('a: b', 'a:b')],
  ['nested-mapping', 'Change to "b: c"', settings.replace('a: b', 'a: b: c')],
  ['unknown-anchor', 'Change to "*.b"', settings.replace('a: b', 'a: *.b')],
  ['reserved-character', 'Change to "@b"', settings.replace('a: b', 'a: @b')],
  ['unclosed-quote', 'Close the quote', settings.replace('a: b', 'a: "b')],
  ['wrong-type', 'Change to YQ==', `${head('v1', 'Secret')}data:\n  key: a # keep\n`],
  ['invalid-value', 'Change to web-app', settings.replace('name: settings', 'name: Web_App')],
  ['invalid-value', 'Change to a-b', settings.replace('\ndata:', '\n  labels: { a: a b }\ndata:')],
  [
    'invalid-value',
    'Change to 1',
    pod('    resources: # keep\n      requests: { cpu: 2 }\n      limits: { cpu: 1 }\n'),
  ],
  [
    'invalid-value',
    'Label the pods of Deployment web with app: web',
    deployment('', '', 'app: other, tier: front'),
  ],
  ['invalid-value', 'Remove maxUnavailable', budget('minAvailable: 1\n  maxUnavailable: 1')],
  ['forbidden', 'Remove nodePort', service('  ports:\n  - port: 80 # keep\n    nodePort: 30080\n')],
  ['duplicate-value', 'Remove volume a', pod('', '  volumes:\n  - name: a # keep\n  - name: a\n')],
  [
    'duplicate-key',
    'Remove this one',
    settings.replace('\ndata:', '\nimmutable: true\nimmutable: true\ndata:'),
  ],
  ['tab-indentation', 'Indent with spaces', settings.replace('  a: b', '\ta: b')],
  [
    'server-warning',
    'Remove env A',
    pod(
      '    env:\n    - name: A # keep\n      value: a\n    - name: A\n      value: b\n    # keep\n',
    ),
  ],
  ['unknown-kind', 'Change to ConfigMap', settings.replace('kind: ConfigMap', 'kind: ConfigMpa')],
  ['unused-volume', 'Remove volume b', pod('', '  volumes:\n  - name: b\n  # keep\n')],
  ['server-fields', 'Remove uid', settings.replace('\ndata:', '\n  uid: a\ndata:')],
  [
    'deprecated-service-account',
    'Change to serviceAccountName',
    pod('', '  serviceAccount: a # keep\n'),
  ],
  [
    'missing-reference',
    'Change to settings',
    `${settings}---\n${pod('    envFrom:\n    - configMapRef: { name: setings }\n')}`,
  ],
  [
    'missing-reference',
    'Create ConfigMap other',
    `${settings}---\n${pod('    envFrom:\n    - configMapRef: { name: other }\n')}`,
  ],
  [
    'missing-key',
    'Add key b to ConfigMap settings',
    `${settings}---\n${pod('    env:\n    - name: A\n      valueFrom: { configMapKeyRef: { name: settings, key: b } }\n')}`,
  ],
  [
    'missing-service-port',
    'Add port http to Service web',
    `${service('  ports:\n  - port: 80 # keep\n')}---\n${head('networking.k8s.io/v1', 'Ingress')}spec:\n  defaultBackend: { service: { name: web, port: { name: http } } }\n`,
  ],
  [
    'missing-service-port',
    'Ask at port 8443',
    `${service('  ports:\n  - port: 8443 # keep\n')}---\n${head('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration')}webhooks:\n- name: a.b.c # keep\n  admissionReviewVersions: [v1]\n  sideEffects: None\n  clientConfig: { service: { name: web, namespace: default } }\n`,
  ],
  [
    'missing-target-port',
    'Add port http to container app',
    `${pod()}---\n${service('  selector: { app: web }\n  ports:\n  - port: 80\n    targetPort: http\n')}`,
  ],
  [
    'missing-probe-port',
    'Add port http to container app',
    pod('    livenessProbe:\n      tcpSocket: { port: http }\n'),
  ],
  [
    'missing-monitor-port',
    'Change to metrics',
    `${service('  ports:\n  - name: metrics # keep\n    port: 80\n').replace('spec:', '  labels: { app: web }\nspec:')}---\n${head('monitoring.coreos.com/v1', 'ServiceMonitor')}spec:\n  selector: { matchLabels: { app: web } }\n  endpoints: [{ port: metrcs }]\n`,
  ],
  [
    'service-selects-nothing',
    'Select the pods of Pod web',
    `${pod()}---\n${service('  selector: { name: other }\n  ports: [{ port: 80 }]\n')}`,
  ],
  [
    'service-selects-nothing',
    'Label the pods of Pod web with tier: front',
    `${pod()}---\n${service('  selector: { tier: front }\n  ports: [{ port: 80 }]\n')}`,
  ],
  [
    'budget-selects-nothing',
    'Change to web',
    `${pod()}---\n${budget('maxUnavailable: 1').replace('app: web', 'app: wbe')}`,
  ],
  [
    'service-not-headless',
    'Make Service web headless',
    `${service('  selector: { app: web }\n  ports: [{ port: 80 }]\n')}---\n${deployment().replaceAll('Deployment', 'StatefulSet').replace('spec:\n', 'spec:\n  serviceName: web\n')}`,
  ],
  [
    'autoscaler-fights-replicas',
    'Remove replicas',
    `${hpa()}---\n${deployment(requests, '  replicas: 3\n')}`,
  ],
  [
    'autoscaler-without-requests',
    'Let container app request 100m of cpu',
    `${hpa(cpu)}---\n${deployment()}`,
  ],
  [
    'autoscaler-target-kind',
    'Change to apps/v1',
    `${hpa().replace('apps/v1', 'v1')}---\n${deployment(requests)}`,
  ],
  [
    'budget-blocks-drain',
    'Change to 1',
    `${budget('minAvailable: 2')}---\n${deployment('', '  replicas: 2\n')}`,
  ],
  [
    'budget-blocks-drain',
    'Allow one disruption at a time: maxUnavailable: 1',
    `${budget('minAvailable: 100% # keep')}---\n${deployment('', '  replicas: 2\n')}`,
  ],
  [
    'external-name-selector',
    'Remove selector',
    service('  type: ExternalName # keep\n  externalName: a.b\n  selector: { app: web }\n'),
  ],
  [
    'unknown-permission',
    'Change to deployments',
    role('- apiGroups: [apps] # keep\n  resources: [deployment]\n  verbs: [get]\n'),
  ],
  [
    'unknown-permission',
    'Change to ""',
    role('- apiGroups: [core]\n  resources: [pods]\n  verbs: [get] # keep\n'),
  ],
  [
    'named-create',
    'Remove create',
    role(
      '- apiGroups: [""]\n  resources: [pods]\n  resourceNames: [a]\n  verbs:\n  - create\n  - get # keep\n',
    ),
  ],
];

test.each(table)('%s: %s', (code, title, text) => {
  const service = open(text);
  const [finding] = found(service).filter(each => each.code === code);
  expect(finding, `${code} is not among ${found(service).map(each => each.code)}`).toBeDefined();
  const actions = finding === undefined ? [] : service.codeActions(uri, [finding], finding.range);
  const action = actions.find(each => each.title === title);
  expect(
    action,
    `${title} is not among ${actions.map(each => each.title).join('; ')}`,
  ).toBeDefined();
  expect(action).toMatchObject({ kind: 'quickfix', diagnostics: [finding] });
  const after = applied(text, action);
  const left = found(open(after)).map(({ code: each, field }) => `${each} ${field}`);
  const before = found(service).map(({ code: each, field }) => `${each} ${field}`);
  expect(left.length, `${left}\n${after}`).toBeLessThan(before.length);
  expect(keptIn(after)).toBe(keptIn(text));
  expect(after).not.toMatch(/[ \t]\n/);
});

function open(text: string): LanguageService {
  const service = newService();
  service.configure(defaultSettings);
  service.openDocument(uri, text, 1);
  return service;
}

/** Custom resources without a definition are no matter here. */
function found(service: LanguageService) {
  return service.diagnostics(uri).filter(({ code }) => code !== 'unknown-custom-resource');
}

function applied(text: string, action: CodeAction | undefined): string {
  const { changes, documentChanges = [] } = action?.edit ?? {};
  const edits = [
    ...(changes?.[uri] ?? []),
    ...documentChanges.flatMap(change => ('edits' in change ? change.edits : [])),
  ];
  return applyEdits(text, edits as Parameters<typeof applyEdits>[1]);
}

function keptIn(text: string): number {
  return text.split('# keep').length;
}
