// Annotations that clusters and common controllers read, with what they do. For completion and hover.
// https://kubernetes.io/docs/reference/labels-annotations-taints/
// https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/

import type { WellKnownKey } from './wellKnownLabels.js';

const booleans = ['"true"', '"false"'];

const anyObject: readonly WellKnownKey[] = [
  { key: 'kubernetes.io/description', meaning: 'What the object is for, in words.' },
  { key: 'kubernetes.io/change-cause', meaning: 'Why this revision was made: in rollout history.' },
  { key: 'argocd.argoproj.io/sync-wave', meaning: 'Argo CD: in which wave it is applied.' },
  {
    key: 'argocd.argoproj.io/hook',
    meaning: 'Argo CD: when it runs during a sync.',
    values: ['PreSync', 'Sync', 'PostSync', 'SyncFail', 'Skip'],
  },
  {
    key: 'argocd.argoproj.io/sync-options',
    meaning: 'Argo CD: how it is synced.',
    values: ['Prune=false', 'Replace=true', 'ServerSideApply=true', 'Validate=false'],
  },
  {
    key: 'helm.sh/hook',
    meaning: 'Helm: when it runs.',
    values: ['pre-install', 'post-install', 'pre-upgrade', 'post-upgrade', 'pre-delete', 'test'],
  },
  { key: 'helm.sh/hook-weight', meaning: 'Helm: the order among hooks.' },
  {
    key: 'helm.sh/hook-delete-policy',
    meaning: 'Helm: when the hook is deleted.',
    values: ['before-hook-creation', 'hook-succeeded', 'hook-failed'],
  },
  { key: 'helm.sh/resource-policy', meaning: 'Helm: stays on uninstall.', values: ['keep'] },
];

const pods: readonly WellKnownKey[] = [
  ...scraping(['Pod', 'Service']),
  {
    key: 'kubectl.kubernetes.io/default-container',
    meaning: 'The container that kubectl logs and exec mean.',
    on: ['Pod'],
  },
  {
    key: 'kubectl.kubernetes.io/restartedAt',
    meaning: 'A new value restarts the pods: written by kubectl rollout restart.',
    on: ['Pod'],
  },
  {
    key: 'cluster-autoscaler.kubernetes.io/safe-to-evict',
    meaning: 'Whether the cluster autoscaler may evict the pod.',
    values: booleans,
    on: ['Pod'],
  },
  {
    key: 'karpenter.sh/do-not-disrupt',
    meaning: 'Karpenter leaves the node of this pod alone.',
    values: ['"true"'],
    on: ['Pod'],
  },
  {
    key: 'sidecar.istio.io/inject',
    meaning: 'Whether Istio adds its proxy.',
    values: booleans,
    on: ['Pod'],
  },
  {
    key: 'linkerd.io/inject',
    meaning: 'Whether Linkerd adds its proxy.',
    values: ['enabled', 'disabled'],
    on: ['Pod', 'Namespace'],
  },
  {
    key: 'controller.kubernetes.io/pod-deletion-cost',
    meaning: 'Pods of lower cost go first when a ReplicaSet shrinks.',
    on: ['Pod'],
  },
  {
    key: 'vault.hashicorp.com/agent-inject',
    meaning: 'Vault adds its agent.',
    values: ['"true"'],
    on: ['Pod'],
  },
  { key: 'vault.hashicorp.com/role', meaning: 'Vault: the role to log in with.', on: ['Pod'] },
];

const services: readonly WellKnownKey[] = [
  {
    key: 'service.kubernetes.io/topology-mode',
    meaning: 'Prefers endpoints of the same zone.',
    values: ['Auto'],
    on: ['Service'],
  },
  ...[
    ['type', 'The kind of load balancer.', 'external', 'nlb'],
    ['scheme', 'Whether it is reached from the internet.', 'internet-facing', 'internal'],
    ['nlb-target-type', 'What the load balancer sends to.', 'ip', 'instance'],
    ['ssl-cert', 'The certificate (ARN).'],
    ['internal', 'Reached from the VPC alone.', '"true"'],
    ['cross-zone-load-balancing-enabled', 'Balances across zones.', '"true"'],
  ].map(([name, meaning = '', ...values]) => ({
    key: `service.beta.kubernetes.io/aws-load-balancer-${name}`,
    meaning: `AWS: ${meaning}`,
    values,
    on: ['Service'],
  })),
  {
    key: 'service.beta.kubernetes.io/azure-load-balancer-internal',
    meaning: 'Azure: reached from the virtual network alone.',
    values: ['"true"'],
    on: ['Service'],
  },
  {
    key: 'networking.gke.io/load-balancer-type',
    meaning: 'GKE: reached from the VPC alone.',
    values: ['Internal'],
    on: ['Service'],
  },
  {
    key: 'cloud.google.com/neg',
    meaning: 'GKE: container-native load balancing.',
    values: [`'{"ingress": true}'`],
    on: ['Service'],
  },
  {
    key: 'external-dns.alpha.kubernetes.io/hostname',
    meaning: 'ExternalDNS: the DNS name to make.',
    on: ['Service', 'Ingress'],
  },
  {
    key: 'external-dns.alpha.kubernetes.io/ttl',
    meaning: 'ExternalDNS: seconds the record is kept.',
    on: ['Service', 'Ingress'],
  },
];

/** ingress-nginx: name, what it does, usual values. */
const nginx: readonly (readonly [string, string, ...string[]])[] = [
  ['rewrite-target', 'The path that the backend sees.', '/', '/$1', '/$2'],
  ['ssl-redirect', 'Redirects HTTP to HTTPS where TLS is set.', ...booleans],
  ['force-ssl-redirect', 'Redirects HTTP to HTTPS always.', ...booleans],
  ['backend-protocol', 'The protocol of the backend.', 'HTTP', 'HTTPS', 'GRPC', 'GRPCS', 'FCGI'],
  ['proxy-body-size', 'The largest request body.', '8m', '"0"'],
  ['proxy-connect-timeout', 'Seconds to connect to the backend.', '"5"'],
  ['proxy-read-timeout', 'Seconds between reads from the backend.', '"60"'],
  ['proxy-send-timeout', 'Seconds between writes to the backend.', '"60"'],
  ['proxy-buffering', 'Buffers answers.', '"on"', '"off"'],
  ['proxy-buffer-size', 'The buffer of the first part of an answer.', '8k'],
  ['use-regex', 'Paths are regular expressions.', ...booleans],
  ['whitelist-source-range', 'Addresses that may come in.', '10.0.0.0/8'],
  ['enable-cors', 'Answers CORS requests.', ...booleans],
  ['cors-allow-origin', 'Origins that may ask.', '"*"'],
  ['cors-allow-methods', 'Methods that may be used.', 'GET, PUT, POST'],
  ['cors-allow-headers', 'Headers that may be sent.'],
  ['affinity', 'Sends a client to the same pod.', 'cookie'],
  ['session-cookie-name', 'The cookie of the affinity.', 'route'],
  ['limit-rps', 'Requests per second and client.', '"10"'],
  ['limit-connections', 'Connections of one client.', '"10"'],
  ['auth-type', 'Asks for a password.', 'basic', 'digest'],
  ['auth-secret', 'The Secret with the passwords.'],
  ['auth-realm', 'What the password dialog says.'],
  ['auth-url', 'Who is asked whether a request may pass.'],
  ['auth-signin', 'Where people sign in.'],
  ['canary', 'Takes a part of the traffic of the same host.', '"true"'],
  ['canary-weight', 'Percent of the requests.', '"10"'],
  ['canary-by-header', 'The header that decides.'],
  ['permanent-redirect', 'Redirects everything there.'],
  ['app-root', 'Where / leads.'],
  ['server-alias', 'Further host names.'],
  ['upstream-vhost', 'The Host header that the backend sees.'],
  ['configuration-snippet', 'nginx configuration of the location.'],
  ['server-snippet', 'nginx configuration of the server.'],
  ['websocket-services', 'Services that speak WebSocket.'],
];

const ingresses: readonly WellKnownKey[] = [
  ...nginx.map(([name, meaning, ...values]) => ({
    key: `nginx.ingress.kubernetes.io/${name}`,
    meaning: `ingress-nginx: ${meaning}`,
    values,
    on: ['Ingress'],
  })),
  {
    key: 'cert-manager.io/cluster-issuer',
    meaning: 'cert-manager: the ClusterIssuer of the certificate.',
    values: ['letsencrypt-prod', 'letsencrypt-staging'],
    on: ['Ingress'],
  },
  {
    key: 'cert-manager.io/issuer',
    meaning: 'cert-manager: the Issuer of the certificate.',
    on: ['Ingress'],
  },
  {
    key: 'kubernetes.io/ingress.class',
    meaning: 'The controller, before spec.ingressClassName.',
    values: ['nginx', 'traefik', 'alb'],
    on: ['Ingress'],
  },
  {
    key: 'alb.ingress.kubernetes.io/scheme',
    meaning: 'AWS: whether it is reached from the internet.',
    values: ['internet-facing', 'internal'],
    on: ['Ingress'],
  },
  {
    key: 'alb.ingress.kubernetes.io/target-type',
    meaning: 'AWS: what the load balancer sends to.',
    values: ['ip', 'instance'],
    on: ['Ingress'],
  },
  {
    key: 'traefik.ingress.kubernetes.io/router.entrypoints',
    meaning: 'Traefik: the entry points of the route.',
    values: ['web', 'websecure'],
    on: ['Ingress'],
  },
];

const others: readonly WellKnownKey[] = [
  {
    key: 'storageclass.kubernetes.io/is-default-class',
    meaning: 'Claims without a class get this one.',
    values: ['"true"'],
    on: ['StorageClass'],
  },
  {
    key: 'ingressclass.kubernetes.io/is-default-class',
    meaning: 'Ingresses without a class get this one.',
    values: ['"true"'],
    on: ['IngressClass'],
  },
  {
    key: 'eks.amazonaws.com/role-arn',
    meaning: 'EKS: the IAM role of the account.',
    on: ['ServiceAccount'],
  },
  {
    key: 'iam.gke.io/gcp-service-account',
    meaning: 'GKE: the Google service account.',
    on: ['ServiceAccount'],
  },
  {
    key: 'azure.workload.identity/client-id',
    meaning: 'AKS: the client of the managed identity.',
    on: ['ServiceAccount'],
  },
  {
    key: 'reloader.stakater.com/auto',
    meaning: 'Reloader: restarts the pods when their ConfigMaps and Secrets change.',
    values: ['"true"'],
    on: ['Deployment', 'StatefulSet', 'DaemonSet'],
  },
  {
    key: 'kubernetes.io/service-account.name',
    meaning: 'The ServiceAccount that the token is for.',
    on: ['Secret'],
  },
];

/** All of them, the general ones last. */
export const wellKnownAnnotations: readonly WellKnownKey[] = [
  ...pods,
  ...services,
  ...ingresses,
  ...others,
  ...anyObject,
];

function scraping(on: readonly string[]): WellKnownKey[] {
  return [
    { key: 'prometheus.io/scrape', meaning: 'Prometheus reads metrics.', values: booleans, on },
    { key: 'prometheus.io/port', meaning: 'The port with the metrics.', values: ['"8080"'], on },
    { key: 'prometheus.io/path', meaning: 'The path of the metrics.', values: ['/metrics'], on },
    { key: 'prometheus.io/scheme', meaning: 'How to ask.', values: ['http', 'https'], on },
  ];
}
