// The kubeconfig of a run: written whole once the server is ready, readable by its owner alone, removed at the end.

import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** What a client needs to reach a server. */
export interface Access {
  /** `https://127.0.0.1:6443`. */
  readonly server: string;
  readonly token: string;
  /** PEM. */
  readonly certificate: string;
}

const OWNER_ONLY = 0o600;
const NAME = 'drydock';

/** The text of a kubeconfig with one context: JSON, which every reader of YAML takes. */
export function kubeconfigText({ server, token, certificate }: Access): string {
  const authority = Buffer.from(certificate).toString('base64');
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: NAME, cluster: { server, 'certificate-authority-data': authority } }],
    users: [{ name: NAME, user: { token } }],
    contexts: [{ name: NAME, context: { cluster: NAME, user: NAME, namespace: 'default' } }],
    'current-context': NAME,
  };
  return `${JSON.stringify(config, undefined, 2)}\n`;
}

/** The user's own kubeconfig is never written. Throws with a sentence for the user. */
export function refuseOwnKubeconfig(file: string): void {
  if (path.resolve(file) === path.join(homedir(), '.kube', 'config')) {
    throw new Error(
      `${file} is your own kubeconfig: Drydock never writes to it. Name another file.`,
    );
  }
}

/** Writes the file in one step: whoever sees it sees all of it. */
export function writeKubeconfig(file: string, text: string): void {
  refuseOwnKubeconfig(file);
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, text, { mode: OWNER_ONLY });
  chmodSync(draft, OWNER_ONLY);
  renameSync(draft, file);
}

/** Removes the file if it still is ours; a later run may have taken its place. */
export function removeKubeconfig(file: string, text: string): void {
  try {
    if (readFileSync(file, 'utf8') === text) {
      rmSync(file);
    }
  } catch {
    // It is gone already: that is what was wanted.
  }
}
