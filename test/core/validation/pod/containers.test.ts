// Containers: names, images, ports, environment, mounts, probes, resources, security.
import { expect, test } from 'vitest';
import { expectAccepted, expectFaults, expectFirstFault, podWith, warningsOf } from '../support.js';

const c = 'spec.containers[0]';

test.each([
  ['ports: [{ containerPort: 0 }]', `${c}.ports[0].containerPort: Required value`],
  [
    'ports: [{ containerPort: 70000 }]',
    `${c}.ports[0].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive`,
  ],
  [
    'ports: [{ containerPort: 80, protocol: tcp }]',
    `${c}.ports[0].protocol: Unsupported value: "tcp": supported values: "SCTP", "TCP", "UDP"`,
  ],
  [
    'ports: [{ containerPort: 80, name: a }, { containerPort: 81, name: a }]',
    `${c}.ports[1].name: Duplicate value: "a"`,
  ],
  [
    'env: [{ name: A=B, value: x }]',
    `${c}.env[0].name: Invalid value: "A=B": a valid environment variable name must consist`,
  ],
  [
    'env: [{ name: A, value: x, valueFrom: { fieldRef: { fieldPath: metadata.name } } }]',
    `${c}.env[0].valueFrom: Invalid value: "": may not be specified when \`value\` is not empty`,
  ],
  [
    'env: [{ name: A, valueFrom: { fieldRef: { fieldPath: spec.foo } } }]',
    `${c}.env[0].valueFrom.fieldRef.fieldPath: Invalid value: "spec.foo": error converting fieldPath: field lab`,
  ],
  [
    'env: [{ name: A, valueFrom: { fieldRef: { fieldPath: spec.schedulerName } } }]',
    `${c}.env[0].valueFrom.fieldRef.fieldPath: Unsupported value: "spec.schedulerName"`,
  ],
  [
    'env: [{ name: A, valueFrom: { resourceFieldRef: { resource: limits.gpu } } }]',
    `${c}.env[0].valueFrom.resourceFieldRef.resource: Unsupported value: "limits.gpu"`,
  ],
  [
    'env: [{ name: A, valueFrom: {} }]',
    `${c}.env[0].valueFrom: Invalid value: "": must specify one of`,
  ],
  [
    'envFrom: [{ prefix: x }]',
    `${c}.envFrom: Invalid value: "": must specify one of: \`configMapRef\` or \`secretRef\``,
  ],
  ['volumeMounts: [{ name: nope, mountPath: /x }]', `${c}.volumeMounts[0].name: Not found: "nope"`],
  ['livenessProbe: {}', `${c}.livenessProbe: Required value: must specify a handler type`],
  [
    'livenessProbe: { exec: { command: [a] }, successThreshold: 2 }',
    `${c}.livenessProbe.successThreshold: Invalid value: 2: must be 1`,
  ],
  [
    'readinessProbe: { httpGet: { port: 80, scheme: http } }',
    `${c}.readinessProbe.httpGet.scheme: Unsupported value: "http": supported values: "HTTP", "HTTPS"`,
  ],
  [
    'readinessProbe: { exec: { command: [a] }, tcpSocket: { port: 1 } }',
    `${c}.readinessProbe.tcpSocket: Forbidden: may not specify more than 1 handler type`,
  ],
  [
    'lifecycle: { preStop: { sleep: { seconds: 60 } } }',
    `${c}.lifecycle.preStop.sleep: Invalid value: 60: must be non-negative and less than terminationGr`,
  ],
  [
    'imagePullPolicy: Sometimes',
    `${c}.imagePullPolicy: Unsupported value: "Sometimes": supported values: "Always", "IfNotPresent", "Never"`,
  ],
  [
    'resources: { limits: { gpu: 1 } }',
    `${c}.resources.limits[gpu]: Invalid value: "gpu": must be a standard resource type or fully qualified`,
  ],
  [
    'resources: { limits: { cpu: 1 }, requests: { cpu: 2 } }',
    `${c}.resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 1`,
  ],
  [
    'resources: { requests: { a.com/gpu: 1 } }',
    `${c}.resources.limits: Required value: Limit must be set for non overcommitable resources`,
  ],
  [
    'resources: { limits: { hugepages-2Mi: 3Mi, cpu: 1 } }',
    `${c}.resources.limits[hugepages-2Mi]: Invalid value: "3Mi": 3Mi is not positive integer multiple of`,
  ],
  [
    'securityContext: { runAsUser: -1 }',
    `${c}.securityContext.runAsUser: Invalid value: -1: must be between 0 and 2147483647, inclusive`,
  ],
  [
    'securityContext: { privileged: true, allowPrivilegeEscalation: false }',
    `${c}.securityContext: Invalid value: {"Capabilities":null,"Privileged":true,`,
  ],
  [
    'securityContext: { seccompProfile: { type: Localhost } }',
    `${c}.securityContext.seccompProfile.localhostProfile: Required value: must be set when seccomp type is Localhost`,
  ],
  [
    'restartPolicyRules: [{ action: Restart, exitCodes: { operator: In, values: [1] } }]',
    `${c}.restartPolicy: Required value: must specify restartPolicy when restart rules are used`,
  ],
])('%s', (container, start) => {
  expectFirstFault(podWith({ container }), start);
});

test('takes what is right', () => {
  expectAccepted(
    podWith({
      spec: 'volumes: [{ name: data, emptyDir: {} }]',
      container: `
        ports: [{ containerPort: 80, name: http }]
        env: [{ name: A, valueFrom: { fieldRef: { fieldPath: "metadata.labels['app']" } } }]
        volumeMounts: [{ name: data, mountPath: /data }]
        livenessProbe: { httpGet: { path: /, port: http } }
        resources: { limits: { cpu: 1, a.com/gpu: 1 }, requests: { cpu: 500m } }
      `,
    }),
  );
});

test('keeps probes from init containers that are no sidecars', () => {
  const init =
    'initContainers: [{ name: i, image: a, readinessProbe: { exec: { command: [a] } } }]';
  expectFaults(podWith({ spec: init }), [
    'spec.initContainers[0].readinessProbe: Forbidden: may not be set for init containers without restartPolicy=Alwa',
  ]);
  expectAccepted(podWith({ spec: init.replace('image: a,', 'image: a, restartPolicy: Always,') }));
});

test('lets no two containers share a host port', () => {
  const two = podWith({
    container: 'ports: [{ containerPort: 80, hostPort: 80 }, { containerPort: 81, hostPort: 80 }]',
  });
  expectFaults(two, ['spec.containers[0].ports[1].hostPort: Duplicate value: "TCP//80"']);
});

test('warns of variables that hide others', () => {
  expect(
    warningsOf(podWith({ container: 'env: [{ name: A, value: x }, { name: A, value: z }]' })),
  ).toEqual([
    'spec.containers[0].env[1]: hides previous definition of "A", which may be dropped when using apply',
  ]);
});
