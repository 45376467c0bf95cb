// What builds see of each other where very many are alike: few, and still what they need.
import { expect, test } from 'vitest';
import { parseManifest } from '../../core/manifest/parseManifest.js';
import { rules } from '../../server/rules/index.js';
import { WorkspaceFindings } from '../../server/workspaceFindings.js';

const pod = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers: [{ name: main, image: "nginx:1", envFrom: [{ secretRef: { name: keys } }] }]
`;
const secret = (namespace: string): string =>
  `apiVersion: v1\nkind: Secret\nmetadata: { name: keys, namespace: ${namespace} }\nstringData: {}\n`;

/** What is found in the pod of one kustomization, where many others have Secrets of that name. */
function found(namespaces: readonly string[]): readonly string[] {
  const findings = new WorkspaceFindings(rules);
  const take = (uri: string, text: string) => {
    const documents = parseManifest(text).documents.map(({ document }) => document);
    findings.update(uri, documents);
    return documents;
  };
  for (const [index, namespace] of namespaces.entries()) {
    take(`w/a${index}/kustomization.yaml`, 'resources: [x.yaml]\n');
    take(`w/a${index}/x.yaml`, secret(namespace));
  }
  take('w/mine/kustomization.yaml', 'namespace: mine\nresources: [x.yaml, other.yaml]\n');
  take('w/mine/other.yaml', secret('mine').replace('keys', 'others'));
  return take('w/mine/x.yaml', pod)
    .flatMap(document => findings.findings('w/mine/x.yaml', document))
    .map(({ code }) => code)
    .filter(code => code === 'missing-reference');
}

const strange = Array.from({ length: 60 }, () => 'other');

test('the one in the right namespace is seen among many, the last as well', () => {
  expect(found([...strange, 'mine'])).toEqual([]);
  expect(found(strange)).toEqual(['missing-reference']);
});
