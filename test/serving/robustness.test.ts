// The server under clients that misbehave: raw bytes, readers that stop, watchers that vanish, a close under load.

import { existsSync, readFileSync } from 'node:fs';
import tls from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveCluster } from '../../serving/serve.js';
import { testCatalogue } from '../support/catalogue.js';
import { startTestCluster, type TestCluster } from './testCluster.js';

let cluster: TestCluster;
beforeAll(async () => {
  cluster = await startTestCluster();
});
afterAll(() => cluster.close());

const CONFIG_MAPS = '/api/v1/namespaces/default/configmaps';
const WATCH = `${CONFIG_MAPS}?watch=1`;

function head(path: string, more = ''): string {
  const token = cluster.config.getCurrentUser()?.token;
  const { host } = new URL(cluster.url);
  return `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${token}\r\n${more}\r\n`;
}

/** A connection, and what has come over it so far. */
function connect(): Promise<{ socket: tls.TLSSocket; text: () => string }> {
  const port = Number(new URL(cluster.url).port);
  return new Promise(resolve => {
    const ca = Buffer.from(cluster.config.getCurrentCluster()?.caData ?? '', 'base64');
    const options = { host: '127.0.0.1', port, ca, servername: 'localhost', allowHalfOpen: true };
    const socket = tls.connect(options, () => resolve({ socket, text: () => text }));
    let text = '';
    socket.on('error', () => {});
    socket.on('data', chunk => {
      text += chunk;
    });
  });
}

async function until(isTrue: () => boolean): Promise<void> {
  await expect.poll(isTrue, { timeout: 10_000, interval: 10 }).toBe(true);
}

test.each([
  'NONSENSE\r\n\r\n',
  'GET / HTTP/9.9\r\n\r\n',
  'GET /api HTTP/1.1\r\n\r\n',
  'POST /api HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
  'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n',
  '\u0000\u0001\u0002\r\n\r\n',
])('raw bytes %j get an answer or an end, and the next client is served', async bytes => {
  const { socket, text } = await connect();
  const isOver = new Promise(resolve => socket.once('end', resolve));
  socket.write(bytes);
  await Promise.race([isOver, until(() => /^HTTP\/1\.1 4/.test(text()))]);
  socket.destroy();
  expect((await cluster.request({ path: '/readyz' })).status).toBe(200);
});

test('a path that is an address, an upgrade and a long line are answered as any other', async () => {
  const { socket, text } = await connect();
  const long = 'a'.repeat(100_000);
  const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket\r\n';
  socket.write(head(`${cluster.url}/api`) + head('/api/v1/nodes/node-1', upgrade));
  await until(() => text().split('HTTP/1.1 ').length === 3);
  socket.destroy();
  expect(text()).toMatch(/HTTP\/1\.1 404 [\s\S]*HTTP\/1\.1 200 /);
  const reply = await cluster.request({ path: `/api/v1/pods?labelSelector=${long}` });
  expect(JSON.parse(reply.body)).toMatchObject({ kind: 'Status', code: 400 });
});

test('warnings may have any letters', async () => {
  const body = JSON.stringify({ metadata: { name: 'letters' }, ключ: 1 });
  const headers = { 'content-type': 'application/json' };
  const reply = await cluster.request({ path: CONFIG_MAPS, method: 'POST', headers, body });
  expect(reply.status).toBe(201);
});

test('who closes one side or vanishes is no longer watched for', async () => {
  const { streams } = cluster;
  const half = await connect();
  const gone = await connect();
  half.socket.write(head(WATCH));
  gone.socket.write(head(WATCH));
  await until(() => streams.size === 2);
  half.socket.end();
  gone.socket.destroy();
  await until(() => streams.size === 0);
});

test('many watchers are all told, and one who does not read holds up nobody', async () => {
  const watchers = await Promise.all(Array.from({ length: 100 }, connect));
  const [slow] = watchers;
  slow?.socket.pause();
  for (const { socket } of watchers) {
    socket.write(head(WATCH));
  }
  await until(() => cluster.streams.size === 100);
  const data = { text: 'x'.repeat(100_000) };
  const body = JSON.stringify({ metadata: { name: 'big' }, data });
  const headers = { 'content-type': 'application/json' };
  await cluster.request({ path: CONFIG_MAPS, method: 'POST', headers, body });
  await until(() => watchers.slice(1).every(({ text }) => text().includes('"name":"big"')));
  for (const { socket } of watchers) {
    socket.destroy();
  }
  await until(() => cluster.streams.size === 0);
});

test('a close under load ends every watch and request, and the kubeconfig is gone at once', async () => {
  const other = await startTestCluster();
  for (let index = 0; index < 50; index++) {
    other.request({ path: index % 2 === 0 ? '/api/v1/pods' : WATCH }).catch(() => undefined);
  }
  await until(() => other.streams.size > 0);
  const closed = other.close();
  expect(existsSync(other.kubeconfig)).toBe(false);
  await closed;
  await expect(other.request({ path: '/readyz' })).rejects.toThrow();
});

test('a port that is taken is said, and nothing stays behind', async () => {
  const kubeconfig = `${cluster.kubeconfig}-other`;
  const port = Number(new URL(cluster.url).port);
  const clock = 'real' as const;
  const options = { catalogue: testCatalogue(), clock, kubeconfig, port, wallMs: () => Date.now() };
  await expect(serveCluster(options)).rejects.toThrow(/EADDRINUSE/);
  expect(existsSync(kubeconfig)).toBe(false);
  expect(readFileSync(cluster.kubeconfig, 'utf8')).toContain(cluster.url);
});
