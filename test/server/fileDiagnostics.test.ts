// Other places that belong to a diagnostic: where they stand now, whichever file was edited since.
import { expect, test } from 'vitest';
import { startClient } from '../support/lspClient.js';
import { newService } from '../support/service.js';

const pod = `apiVersion: v1
kind: Pod
metadata: { name: p }
spec:
  containers:
    - name: c
      image: a
      env:
        - name: LEVEL
          valueFrom: { configMapKeyRef: { name: settings, key: LEVEL } }
`;
const configMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: { A: b }\n';
const podUri = 'file:///work/pod.yaml';
const settingsUri = 'file:///work/settings.yaml';
const found = { location: { uri: settingsUri, range: { start: { line: 3 } } } };

function serviceWithBoth() {
  const service = newService();
  service.openDocument(settingsUri, configMap, 1);
  service.openDocument(podUri, pod, 1);
  return service;
}

test('a diagnostic points to the object in the other file', () => {
  const [missing] = serviceWithBoth().diagnostics(podUri);
  expect(missing).toMatchObject({ code: 'missing-key', relatedInformation: [found] });
});

test('it is said again with the new place when the other file is edited', () => {
  const service = serviceWithBoth();
  service.diagnostics(podUri);
  const start = { line: 0, character: 0 };
  const changes = [{ range: { start, end: start }, text: '# one\n# two\n' }];
  expect(service.changeDocument(settingsUri, changes, 2)).toContain(podUri);
  const [missing] = service.diagnostics(podUri);
  expect(missing?.relatedInformation).toMatchObject([
    { location: { uri: settingsUri, range: { start: { line: 5 } } } },
  ]);
});

test('places in closed files are found as well', () => {
  const service = newService();
  service.indexFile(settingsUri, `# first\n---\n${configMap}`);
  service.openDocument(podUri, pod, 1);
  expect(service.diagnostics(podUri)[0]?.relatedInformation).toMatchObject([
    { location: { uri: settingsUri, range: { start: { line: 5 } } } },
  ]);
});

test('only a client that shows them gets them', async () => {
  for (const relatedInformation of [true, false]) {
    const client = await startClient({
      capabilities: { textDocument: { publishDiagnostics: { relatedInformation } } },
    });
    client.open(settingsUri, configMap);
    client.open(podUri, pod);
    const { diagnostics } = await client.published(
      one => one.uri === podUri && one.diagnostics.some(({ code }) => code === 'missing-key'),
    );
    expect('relatedInformation' in (diagnostics[0] ?? {})).toBe(relatedInformation);
  }
});
