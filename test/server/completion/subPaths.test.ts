import { expect, test } from 'vitest';
import { labelsAt } from '../../support/service.js';

const settings = `
  apiVersion: v1
  kind: ConfigMap
  metadata: { name: settings }
  data: { app.properties: a=b, log.xml: <log/> }
  ---
  apiVersion: v1
  kind: Pod
  spec:
    containers:
      - volumeMounts:
          - name: files
            subPath: $0
    volumes:
      - name: files`;

test('the files of the ConfigMap that is mounted, or what its items make of them', () => {
  expect(
    labelsAt(`${settings}
        configMap: { name: settings }`),
  ).toEqual(['app.properties', 'log.xml']);
  expect(
    labelsAt(`${settings}
        configMap: { name: settings, items: [{ key: log.xml, path: conf/log.xml }] }`),
  ).toEqual(['conf/log.xml']);
  expect(
    labelsAt(`${settings}
        emptyDir: {}`),
  ).toEqual([]);
});
