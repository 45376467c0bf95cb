// When API versions came to be deprecated and removed, and what replaces them: for warnings and quick
// fixes.
// https://kubernetes.io/docs/reference/using-api/deprecation-guide/

/** The course of one kind of one API version. Releases are written `1.16`. */
export interface ApiLifecycle {
  readonly apiVersion: string;
  readonly kind: string;
  readonly deprecatedIn: string;
  /** The first release that does not serve it; undefined where no removal is planned. */
  readonly removedIn: string | undefined;
  /** What to write instead; undefined where nothing takes its place. */
  readonly replacement: { readonly apiVersion: string; readonly kind: string } | undefined;
}

/** `apiVersion | kinds | deprecated | removed | new version`, group and kind only where they change. */
const table = `
extensions/v1beta1 | DaemonSet Deployment ReplicaSet | 1.8 | 1.16 | apps/v1
extensions/v1beta1 | NetworkPolicy | 1.9 | 1.16 | networking.k8s.io/v1
extensions/v1beta1 | PodSecurityPolicy | 1.11 | 1.16 | policy/v1beta1
extensions/v1beta1 | Ingress | 1.14 | 1.22 | networking.k8s.io/v1
apps/v1beta1 | ControllerRevision Deployment StatefulSet | 1.8 | 1.16 | v1
apps/v1beta2 | ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet | 1.9 | 1.16 | v1
scheduling.k8s.io/v1alpha1 | PriorityClass | 1.14 | 1.17 | v1
admissionregistration.k8s.io/v1beta1 | MutatingWebhookConfiguration | 1.16 | 1.22 | v1
admissionregistration.k8s.io/v1beta1 | ValidatingWebhookConfiguration | 1.16 | 1.22 | v1
apiextensions.k8s.io/v1beta1 | CustomResourceDefinition | 1.16 | 1.22 | v1
apiregistration.k8s.io/v1beta1 | APIService | 1.19 | 1.22 | v1
authentication.k8s.io/v1beta1 | TokenReview | 1.19 | 1.22 | v1
authorization.k8s.io/v1beta1 | LocalSubjectAccessReview SelfSubjectAccessReview | 1.19 | 1.22 | v1
authorization.k8s.io/v1beta1 | SelfSubjectRulesReview SubjectAccessReview | 1.19 | 1.22 | v1
certificates.k8s.io/v1beta1 | CertificateSigningRequest | 1.19 | 1.22 | v1
coordination.k8s.io/v1beta1 | Lease | 1.19 | 1.22 | v1
networking.k8s.io/v1beta1 | Ingress IngressClass | 1.19 | 1.22 | v1
rbac.authorization.k8s.io/v1alpha1 | ClusterRole ClusterRoleBinding Role | 1.17 | 1.22 | v1
rbac.authorization.k8s.io/v1alpha1 | RoleBinding | 1.17 | 1.22 | v1
rbac.authorization.k8s.io/v1beta1 | ClusterRole ClusterRoleBinding Role | 1.17 | 1.22 | v1
rbac.authorization.k8s.io/v1beta1 | RoleBinding | 1.17 | 1.22 | v1
scheduling.k8s.io/v1beta1 | PriorityClass | 1.14 | 1.22 | v1
storage.k8s.io/v1beta1 | CSIDriver CSINode StorageClass VolumeAttachment | 1.19 | 1.22 | v1
batch/v1beta1 | CronJob | 1.21 | 1.25 | v1
discovery.k8s.io/v1beta1 | EndpointSlice | 1.21 | 1.25 | v1
events.k8s.io/v1beta1 | Event | 1.22 | 1.25 | v1
autoscaling/v2beta1 | HorizontalPodAutoscaler | 1.22 | 1.25 | v2
policy/v1beta1 | PodDisruptionBudget | 1.21 | 1.25 | v1
policy/v1beta1 | PodSecurityPolicy | 1.21 | 1.25 |
node.k8s.io/v1beta1 | RuntimeClass | 1.22 | 1.25 | v1
autoscaling/v2beta2 | HorizontalPodAutoscaler | 1.23 | 1.26 | v2
flowcontrol.apiserver.k8s.io/v1beta1 | FlowSchema PriorityLevelConfiguration | 1.23 | 1.26 | v1
storage.k8s.io/v1beta1 | CSIStorageCapacity | 1.24 | 1.27 | v1
flowcontrol.apiserver.k8s.io/v1beta2 | FlowSchema PriorityLevelConfiguration | 1.26 | 1.29 | v1
flowcontrol.apiserver.k8s.io/v1beta3 | FlowSchema PriorityLevelConfiguration | 1.29 | 1.32 | v1
authentication.k8s.io/v1beta1 | SelfSubjectReview | 1.30 | 1.33 | v1
admissionregistration.k8s.io/v1beta1 | ValidatingAdmissionPolicy | 1.31 | 1.34 | v1
admissionregistration.k8s.io/v1beta1 | ValidatingAdmissionPolicyBinding | 1.31 | 1.34 | v1
networking.k8s.io/v1beta1 | IPAddress ServiceCIDR | 1.34 | 1.37 | v1
storage.k8s.io/v1beta1 | VolumeAttributesClass | 1.34 | 1.37 | v1
resource.k8s.io/v1beta1 | DeviceClass ResourceClaim ResourceClaimTemplate | 1.35 | 1.38 | v1
resource.k8s.io/v1beta1 | ResourceSlice | 1.35 | 1.38 | v1
resource.k8s.io/v1beta2 | DeviceClass ResourceClaim ResourceClaimTemplate | 1.36 | 1.39 | v1
resource.k8s.io/v1beta2 | ResourceSlice | 1.36 | 1.39 | v1
v1 | ComponentStatus | 1.19 |  |
v1 | Endpoints | 1.33 |  | discovery.k8s.io/v1 EndpointSlice
`;

/** The course of every API version that is or was deprecated. */
export const apiLifecycles: readonly ApiLifecycle[] = table.trim().split('\n').flatMap(readRow);

const byKind = new Map(apiLifecycles.map(row => [`${row.apiVersion} ${row.kind}`, row]));

function readRow(line: string): ApiLifecycle[] {
  const [apiVersion = '', kinds = '', deprecatedIn = '', removedIn = '', instead = ''] = line
    .split('|')
    .map(cell => cell.trim());
  const [written = '', newKind] = instead.split(' ');
  const group = apiVersion.slice(0, apiVersion.indexOf('/') + 1);
  const newVersion = written.includes('/') ? written : `${group}${written}`;
  return kinds.split(' ').map(kind => ({
    apiVersion,
    kind,
    deprecatedIn,
    removedIn: removedIn === '' ? undefined : removedIn,
    replacement: instead === '' ? undefined : { apiVersion: newVersion, kind: newKind ?? kind },
  }));
}

/** The course of a kind; undefined where it was never deprecated. */
export function findApiLifecycle(apiVersion: string, kind: string): ApiLifecycle | undefined {
  return byKind.get(`${apiVersion} ${kind}`);
}

/** Whether a release comes at or after another: `1.22` after `1.9`. */
function isRelease(release: string, since: string): boolean {
  const minor = (text: string) => Number(text.split('.')[1]);
  return minor(release) >= minor(since);
}

/** Whether a Kubernetes version no longer serves a kind that earlier ones did. */
export function isRemoved(lifecycle: ApiLifecycle, kubernetesVersion: string): boolean {
  return lifecycle.removedIn !== undefined && isRelease(kubernetesVersion, lifecycle.removedIn);
}

/** The warning with which an API server takes an object of a deprecated kind, if there is one. */
export function deprecationWarning(
  apiVersion: string,
  kind: string,
  kubernetesVersion: string,
): string | undefined {
  const lifecycle = findApiLifecycle(apiVersion, kind);
  if (lifecycle === undefined || !isRelease(kubernetesVersion, lifecycle.deprecatedIn)) {
    return undefined;
  }
  const { deprecatedIn, removedIn, replacement } = lifecycle;
  const until = removedIn === undefined ? '' : `, unavailable in v${removedIn}+`;
  const instead =
    replacement === undefined ? '' : `; use ${replacement.apiVersion} ${replacement.kind}`;
  return `${apiVersion} ${kind} is deprecated in v${deprecatedIn}+${until}${instead}`;
}
