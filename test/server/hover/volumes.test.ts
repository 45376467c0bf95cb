import { expect, test } from 'vitest';
import { hoverText } from '../../support/hover.js';

const pod = `apiVersion: v1
kind: Pod
spec:
  containers:
  - name: web
    volumeMounts:
    - { name: MOUNT, mountPath: /etc/app, readOnly: true }
  volumes:
  - name: VOLUME
    configMap: { name: settings }
`;

test('both ends of a mount', () => {
  const at = (mount: string, volume: string): string =>
    hoverText(pod.replace('MOUNT', mount).replace('VOLUME', volume));
  expect(at('fi$0les', 'files')).toContain('Volume: configMap `settings`');
  expect(at('fi$0les', 'others')).toContain('The pod has **no** volume `files`');
  expect(at('files', 'fi$0les')).toContain('- `/etc/app` of container `web`, read-only');
  expect(at('others', 'fi$0les')).toContain('Mounted by no container');
});
