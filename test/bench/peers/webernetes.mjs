// The work of the simulator's benchmark on @ngrok/webernetes, for simulate.bench.ts, which bundles it: plain Node cannot
// import the package. `node BUNDLE REPLICAS [update]` prints one line of JSON: CPU milliseconds and bytes.
import { BaseImage, Cluster } from '@ngrok/webernetes';

const pollMs = 100;
const limitMs = 900_000;

class FirstVersion extends BaseImage {
  static imageName = 'web';
  static imageVersion = '1';
  defaultCommand = ['server'];

  async exec(context, argv) {
    if (argv[0] !== 'server') {
      return await super.exec(context, argv);
    }
    context.listenHttp(8080, async () => ({ statusCode: 200, body: 'hello\n' }));
    return await context.waitUntilKilled();
  }
}

class SecondVersion extends FirstVersion {
  static imageVersion = '2';
}

await main(Number(process.argv[2]), process.argv[3] === 'update');

async function main(replicas, updates) {
  const cluster = new Cluster({ nodes: replicas < 300 ? 3 : 10 });
  cluster.registerImage(FirstVersion);
  cluster.registerImage(SecondVersion);
  await cluster.init();
  const readyMs = await timeOf(async () => {
    await cluster.apply(manifests(replicas, 'web:1'));
    await until(() => isReady(cluster, replicas, 'web:1'));
  });
  let updateMs;
  if (updates) {
    updateMs = await timeOf(async () => {
      await cluster.apply(manifests(replicas, 'web:2'));
      await until(() => isReady(cluster, replicas, 'web:2'));
    });
  }
  const memory = process.resourceUsage().maxRSS * 1024;
  console.log(JSON.stringify({ readyMs, updateMs, memory }));
  process.exit(0);
}

async function isReady(cluster, replicas, image) {
  const slices = await cluster.api.discoveryv1.listNamespacedEndpointSlice({
    namespace: 'default',
  });
  const endpoints = slices.items
    .filter(slice => slice.metadata.name.startsWith('web'))
    .flatMap(slice => slice.endpoints ?? []);
  if (endpoints.filter(({ conditions }) => conditions?.ready).length !== replicas) {
    return false;
  }
  const pods = await cluster.api.corev1.listNamespacedPod({ namespace: 'default' });
  return (
    pods.items.length === replicas &&
    pods.items.every(
      ({ spec, status }) =>
        spec.containers[0].image === image &&
        status?.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True'),
    )
  );
}

async function timeOf(action) {
  const start = process.cpuUsage();
  await action();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

async function until(condition) {
  const end = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() > end) {
      throw new Error('webernetes did not get there');
    }
    await new Promise(resolve => setTimeout(resolve, pollMs));
  }
}

function manifests(replicas, image) {
  const labels = { app: 'web' };
  const container = { name: 'web', image, resources: { requests: { cpu: '10m', memory: '16Mi' } } };
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: {
        replicas,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [container] } },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web' },
      spec: { selector: labels, ports: [{ port: 80, targetPort: 8080 }] },
    },
  ];
}
