// Rules across objects on the command line: over all paths, chosen by options, never errors.
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { drydock } from '../support/commandLine.js';

const pod = `apiVersion: v1
kind: Pod
metadata: { name: p }
spec:
  containers:
    - name: c
      image: a:latest
      env:
        - name: LEVEL
          valueFrom: { configMapKeyRef: { name: settings, key: LEVEL } }
`;
const settings = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: { A: b }\n';

function files(): { readonly web: string; readonly other: string } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'drydock-'));
  const [web, other] = [path.join(folder, 'web.yaml'), path.join(folder, 'settings.yaml')];
  writeFileSync(web, pod);
  writeFileSync(other, settings);
  return { web, other };
}

interface Found {
  readonly code: string;
  readonly severity: string;
  readonly file: string;
}

function validate(...args: readonly string[]): { exitCode: number | null; found: Found[] } {
  const { web, other } = files();
  const { exitCode, output } = drydock(['validate', '-o', 'json', ...args, web, other]);
  return { exitCode, found: JSON.parse(output) as Found[] };
}

test('a name is looked for in all the paths, and a warning is no error', () => {
  const { exitCode, found } = validate();
  expect(found).toMatchObject([{ code: 'missing-key', severity: 'warning' }]);
  expect(exitCode).toBe(0);
});

test('a rule is as loud as the option says', () => {
  expect(validate('--rule', 'missing-key=hint').found).toMatchObject([{ severity: 'hint' }]);
  expect(validate('--rule', 'missing-key=off').found).toEqual([]);
});

test('without rules only the API server speaks', () => {
  expect(validate('--no-rules').found).toEqual([]);
});

test('a pack adds its rules', () => {
  const codes = validate('--pack', 'practice').found.map(({ code }) => code);
  expect(codes).toContain('image-tag');
  expect(codes).toContain('missing-key');
});

test('what is provided elsewhere is not missed', () => {
  const { web, other } = files();
  writeFileSync(web, pod.replace('name: settings', 'name: given'));
  const missing = 'No ConfigMap given in the workspace';
  expect(drydock(['validate', web, other]).output).toContain(missing);
  const args = ['validate', '--provided-elsewhere', 'ConfigMap/given', web, other];
  expect(drydock(args).output).not.toContain(missing);
});

test('SARIF points to the other places', () => {
  const { web, other } = files();
  const { output } = drydock(['validate', '-o', 'sarif', web, other]);
  const [result] = JSON.parse(output).runs[0].results;
  const [place] = result.relatedLocations;
  expect(place.physicalLocation).toMatchObject({
    artifactLocation: { uri: other },
    region: { startLine: 4 },
  });
  expect(place.message.text).not.toBe('');
});

test.each([
  [['--rule', 'nonsense=off']],
  [['--rule', 'missing-key=loud']],
  [['--rule', 'missing-key']],
  [['--pack', 'nonsense']],
  [['--provided-elsewhere', 'settings']],
])('%j is bad usage', args => {
  const { web } = files();
  const { exitCode, errors } = drydock(['validate', ...args, web]);
  expect(exitCode).toBe(2);
  expect(errors).not.toBe('');
});
