import { expect, test } from 'vitest';
import { hoverText } from '../../support/hover.js';

const pod = (args: string): string => `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
  - name: web
    image: example/web:1
    args: [${args}]
    envFrom: [{ configMapRef: { name: common }, prefix: ALL_ }]
    env:
    - { name: HOST, value: shop }
    - { name: URL, value: "http://$(HOST)/" }
    - { name: LEVEL, valueFrom: { configMapKeyRef: { name: common, key: level } } }
    - { name: TOKEN, valueFrom: { secretKeyRef: { name: keys, key: token } } }
    - { name: IP, valueFrom: { fieldRef: { fieldPath: status.podIP } } }
`;
const files = {
  'common.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: common }\ndata: { level: warn, zone: a }\n',
};

test.each([
  ['"--url=$0$(URL)"', '`$(URL)` is `http://shop/`, set in `env`'],
  ['"$0$(LEVEL)"', '`$(LEVEL)` is `warn`, key `level` of ConfigMap `common`'],
  ['"$0$(TOKEN)"', '`$(TOKEN)` is key `token` of Secret `keys`'],
  ['"$0$(IP)"', "`$(IP)` is the pod's `status.podIP`"],
  ['"$0$(ALL_zone)"', '`$(ALL_zone)` is `a`, key `zone` of ConfigMap `common`'],
  ['"$0$(NONE)"', '`$(NONE)` stays as it is written: the container sets no such variable'],
])('what %s stands for', (args, expected) => {
  expect(hoverText(pod(args), files)).toContain(expected);
});

test('an escaped variable is none, and in `env` only those further up are read', () => {
  expect(hoverText(pod('"$0$$(HOST)"'), files)).not.toContain('`$(HOST)`');
  const later = pod('x').replace('value: shop', 'value: "$0$(URL)"');
  expect(hoverText(later, files)).toContain('it is set further down');
});
