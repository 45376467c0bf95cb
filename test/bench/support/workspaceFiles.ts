// A workspace on disk for the benchmarks: applications in folders, one object to a file, the same every time.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generateManifest } from './manifests.js';

const filesPerFolder = 60;

/** A folder with that many manifests of one object each. Every Deployment reads the ConfigMap `shared`. */
export function writeWorkspace(files: number): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'drydock-bench-'));
  const texts = generateManifest(files).split('---\n');
  texts.forEach((text, index) => {
    const inner = path.join(folder, `team-${Math.floor(index / filesPerFolder)}`);
    mkdirSync(inner, { recursive: true });
    writeFileSync(path.join(inner, `${index}.yaml`), readsShared(text));
  });
  writeFileSync(
    path.join(folder, 'shared.yaml'),
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: shared\ndata:\n  KEY: value\n',
  );
  return folder;
}

function readsShared(text: string): string {
  const env = '          env:\n            - name: LOG_LEVEL\n';
  const from = '          envFrom:\n            - configMapRef:\n                name: shared\n';
  return text.startsWith('apiVersion: apps/v1') ? text.replace(env, from + env) : text;
}
