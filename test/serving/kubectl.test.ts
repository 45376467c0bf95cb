// Journeys with the real kubectl. Words and tables are those a real cluster gave (see the recordings).

import { afterAll, beforeAll, expect, test } from 'vitest';
import { hasKubectl, startTestCluster, type TestCluster } from './testCluster.js';

const isThere = hasKubectl();
const TIMEOUT_MS = 30_000;

let cluster: TestCluster;
beforeAll(async () => {
  cluster = await startTestCluster();
});
afterAll(() => cluster.close());

/** Plays commands and compares what each printed; nothing to do without kubectl. */
async function play(steps: readonly (readonly [string, string | RegExp])[]): Promise<void> {
  for (const [line, expected] of isThere ? steps : []) {
    const words = line.match(/'[^']*'|\S+/g)?.map(word => word.replace(/^'|'$/g, '')) ?? [];
    const { stdout, stderr } = await cluster.kubectl(...words);
    const said = (stdout + stderr).trim();
    if (typeof expected === 'string') {
      expect(`${line}\n${said}`).toBe(`${line}\n${expected}`);
    } else {
      expect(said, line).toMatch(expected);
    }
  }
}

test(
  'a Deployment from the command line',
  () =>
    play([
      ['create deployment web --image=nginx:1.27 --replicas=2', 'deployment.apps/web created'],
      ['rollout status deployment/web --timeout=20s', /successfully rolled out$/],
      ['expose deployment web --port=80', 'service/web exposed'],
      ['scale deployment/web --replicas=3', 'deployment.apps/web scaled'],
      ['set image deployment/web nginx=nginx:1.28', 'deployment.apps/web image updated'],
      ['rollout status deployment/web --timeout=20s', /successfully rolled out$/],
      ['rollout undo deployment/web', 'deployment.apps/web rolled back'],
      ['autoscale deployment web --max=5', 'horizontalpodautoscaler.autoscaling/web autoscaled'],
      ['label deployment web tier=front', 'deployment.apps/web labeled'],
      ['annotate deployment web note=hello', 'deployment.apps/web annotated'],
      ['get deployment web -o jsonpath={.spec.replicas}', '3'],
      ['delete deployment,service,hpa web --timeout=20s', /deployment.apps "web" deleted/],
      ['wait --for=delete deployment/web --timeout=10s', ''],
    ]),
  TIMEOUT_MS,
);

test(
  'typed creation, which kubectl sends as protobuf',
  () =>
    play([
      ['create namespace team', 'namespace/team created'],
      ['create configmap settings --from-literal=mode=fast', 'configmap/settings created'],
      ['get configmap settings -o jsonpath={.data}', '{"mode":"fast"}'],
      ['create secret generic creds --from-literal=user=admin', 'secret/creds created'],
      ['get secret creds -o jsonpath={.data.user}', 'YWRtaW4='],
      ['create quota small --hard=pods=10', 'resourcequota/small created'],
      ['create role reader --verb=get,list --resource=pods', /role.*reader created/],
      ['create rolebinding reader --role=reader --serviceaccount=default:robot', /created/],
      ['create job once --image=busybox -- sleep 1', 'job.batch/once created'],
      ["create cronjob nightly --image=busybox '--schedule=*/5 * * * *'", /nightly created$/],
      ['create ingress site --rule=shop.example.com/=web:80', /ingress.*site created/],
      ['create pdb web --selector=app=web --min-available=1', /web created/],
      ['create priorityclass high --value=100', /high created/],
      ['create token default', /^[\w-]+\.[\w-]+\.[\w-]+$/],
      ['auth can-i delete pods', 'yes'],
    ]),
  TIMEOUT_MS,
);

test(
  'errors in the server’s words',
  () =>
    play([
      ['get pod nosuch', 'Error from server (NotFound): pods "nosuch" not found'],
      ['get nosuchkind', 'error: the server doesn\'t have a resource type "nosuchkind"'],
      ['create -n nowhere configmap x', /namespaces "nowhere" not found$/],
      ['get pods --field-selector=spec.foo=x', /field label not supported: spec.foo$/],
      ['create namespace Bad', /^The Namespace "Bad" is invalid: metadata.name: Invalid value/],
    ]),
  TIMEOUT_MS,
);

test(
  'explains, lists what there is, describes',
  () =>
    play([
      ['explain pod.spec.containers.image', /FIELD: image <string>[\s\S]*Container image name/],
      ['explain deployment.spec.strategy.rollingUpdate', /maxSurge\s+<IntOrString>/],
      ['api-resources --api-group=apps', /deployments\s+deploy\s+apps\/v1\s+true\s+Deployment/],
      ['api-versions', /^autoscaling\/v2$/m],
      ['describe node node-1', /Allocated resources:/],
      ['cluster-info', /Kubernetes control plane/],
    ]),
  TIMEOUT_MS,
);

const MANIFEST = `apiVersion: v1
kind: ConfigMap
metadata: { name: applied }
data: { a: "1" }
`;

test(
  'apply creates, configures, leaves unchanged, and names unknown fields',
  async () => {
    if (!isThere) {
      return;
    }
    const apply = async (text: string, ...flags: string[]) => {
      const { stdout, stderr } = await cluster.kubectlWith(text, 'apply', '-f', '-', ...flags);
      return (stdout + stderr).trim();
    };
    expect(await apply(MANIFEST)).toBe('configmap/applied created');
    expect(await apply(MANIFEST)).toBe('configmap/applied unchanged');
    const changed = MANIFEST.replace('"1"', '"2"');
    expect(await apply(changed, '--dry-run=server')).toBe(
      'configmap/applied configured (server dry run)',
    );
    expect(await apply(changed)).toBe('configmap/applied configured');
    expect(await apply(`${MANIFEST}datas: {}\n`)).toContain(
      'strict decoding error: unknown field "datas"',
    );
    expect(await apply(changed, '--server-side', '--force-conflicts')).toBe(
      'configmap/applied serverside-applied',
    );
    const diff = await cluster.kubectlWith(MANIFEST, 'diff', '-f', '-');
    expect(diff.stdout).toContain('+  a: "1"');
  },
  TIMEOUT_MS,
);

test(
  'what surrounds objects: addresses, approvals, warnings, scales',
  () =>
    play([
      ['get servicecidrs', /^kubernetes +10\.96\.0\.0\/12 /m],
      ['get ipaddresses', /^10\.96\.0\.1 +services\/default\/kubernetes$/m],
      ['create deployment sized --image=nginx --replicas=2', /created$/],
      ['rollout status deployment/sized --timeout=20s', /successfully rolled out$/],
      ['get deployment sized --subresource=scale', /^NAME +DESIRED +AVAILABLE +AGE\nsized +2 +2 /],
      [
        'label namespace default pod-security.kubernetes.io/enforce=restricted --dry-run=server',
        /^namespace\/default labeled \(server dry run\)\n.*existing pods in namespace "default" violate/,
      ],
      ['get pods -l app=!', /unable to parse requirement: found '!', expected: identifier$/],
      ['get --raw /readyz?verbose', /readyz check passed$/],
      ['auth whoami -o jsonpath={.status.userInfo.username}', 'admin'],
      ['delete deployment sized', /deleted$/],
    ]),
  TIMEOUT_MS,
);
