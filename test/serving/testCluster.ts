// A served cluster in the test's own process, and the ways to talk to it.

import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import https from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { KubeConfig } from 'k8s-1.34';
import { type ServedCluster, serveCluster } from '../../serving/serve.js';
import { testCatalogue } from '../support/catalogue.js';

/** What a command said. */
export interface Said {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

export interface TestCluster extends ServedCluster {
  readonly kubeconfig: string;
  /** The official client's configuration for it. */
  readonly config: KubeConfig;
  kubectl(...words: string[]): Promise<Said>;
  /** With standard input. */
  kubectlWith(input: string, ...words: string[]): Promise<Said>;
  /** A plain request with the certificate trusted. */
  request(options: RequestOptions): Promise<{ status: number; body: string }>;
}

export interface RequestOptions {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  /** Sent unless the headers name another. */
  readonly token?: string;
}

/** Starts one on a free port; `close` removes what it left. */
export async function startTestCluster(clock: 'fast' | 'real' = 'fast'): Promise<TestCluster> {
  const folder = mkdtempSync(path.join(tmpdir(), 'drydock-test-'));
  const kubeconfig = path.join(folder, 'kubeconfig');
  const served = await serveCluster({
    catalogue: testCatalogue(),
    clock,
    kubeconfig,
    wallMs: () => Date.now(),
  });
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  const run = (input: string, words: readonly string[]) =>
    runKubectl({ kubeconfig, folder }, words, input);
  return {
    ...served,
    kubeconfig,
    config,
    kubectl: (...words) => run('', words),
    kubectlWith: (input, ...words) => run(input, words),
    request: options => request(config, options),
    close: async () => {
      await served.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Whether kubectl is there; says so once where it is not. */
export function hasKubectl(): boolean {
  try {
    execFileSync('kubectl', ['version', '--client'], { stdio: 'ignore' });
    return true;
  } catch {
    console.log('kubectl is not on the PATH: its journeys are not played');
    return false;
  }
}

function runKubectl(
  { kubeconfig, folder }: { readonly kubeconfig: string; readonly folder: string },
  words: readonly string[],
  input: string,
): Promise<Said> {
  const env = {
    ...process.env,
    KUBECONFIG: kubeconfig,
    KUBECACHEDIR: path.join(folder, 'cache'),
  };
  return new Promise(resolve => {
    const child = execFile('kubectl', words, { env }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ stdout, stderr: withoutSkew(stderr), code });
    });
    child.stdin?.end(input);
  });
}

function withoutSkew(text: string): string {
  return text.replace(/^WARNING: version difference.*\n/gm, '');
}

function request(
  config: KubeConfig,
  options: RequestOptions,
): Promise<{ status: number; body: string }> {
  const cluster = config.getCurrentCluster();
  const token = options.token ?? config.getCurrentUser()?.token ?? '';
  const url = new URL(options.path, cluster?.server);
  return new Promise((resolve, reject) => {
    const sent = https.request(
      url,
      {
        method: options.method ?? 'GET',
        servername: 'localhost',
        ca: Buffer.from(cluster?.caData ?? '', 'base64'),
        headers: { authorization: `Bearer ${token}`, ...options.headers },
      },
      response => {
        let body = '';
        response.setEncoding('utf8').on('data', text => {
          body += text;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
      },
    );
    sent.on('error', reject);
    sent.end(options.body);
  });
}
