// A pod template as the server prints it in messages: the internal API's fields in their order, all of them.
import type {
  LabelSelector,
  ObjectMeta,
  PersistentVolumeClaimSpec,
  PersistentVolumeSpec,
  PodSpec,
  PodTemplateSpec,
} from '../../schemas/built/types.js';
import { writtenMap, writtenSelector } from './internalForms.js';

/**
 * Fields of a type in order. `Name`: a text (empty where absent); `Name#`: a number; `Name?`: false; `Name*`: null;
 * `Name=Type`: a struct, `Name*Type` one that may be null; `Name[]Type`: a list of them. `name@Name` where the
 * published name is not the field's with a small first letter.
 */
const types: { readonly [type: string]: string | undefined } = {
  PodSpec:
    'Volumes[]Volume InitContainers[]Container Containers[]Container EphemeralContainers* RestartPolicy ' +
    'TerminationGracePeriodSeconds* ActiveDeadlineSeconds* dnsPolicy@DNSPolicy NodeSelector* ServiceAccountName ' +
    'AutomountServiceAccountToken* NodeName SecurityContext*PodSecurityContext ImagePullSecrets[]Reference ' +
    'Hostname Subdomain setHostnameAsFQDN@SetHostnameAsFQDN* Affinity*Affinity SchedulerName ' +
    'Tolerations[]Toleration HostAliases[]HostAlias PriorityClassName Priority* PreemptionPolicy* ' +
    'dnsConfig@DNSConfig*DNSConfig ReadinessGates[]ReadinessGate RuntimeClassName* Overhead* EnableServiceLinks* ' +
    'TopologySpreadConstraints[]Spread os@OS*Reference SchedulingGates[]Reference ResourceClaims[]PodClaim ' +
    'Resources*Resources HostnameOverride* SchedulingGroup*',
  PodSecurityContext:
    'HostNetwork? hostPID@HostPID? hostIPC@HostIPC? ShareProcessNamespace* HostUsers* ' +
    'seLinuxOptions@SELinuxOptions*SELinux WindowsOptions*Windows RunAsUser* RunAsGroup* RunAsNonRoot* ' +
    'SupplementalGroups* SupplementalGroupsPolicy* fsGroup@FSGroup* fsGroupChangePolicy@FSGroupChangePolicy* ' +
    'Sysctls[]NameValue SeccompProfile*Profile AppArmorProfile*Profile seLinuxChangePolicy@SELinuxChangePolicy*',
  SecurityContext:
    'Capabilities*Capabilities Privileged* seLinuxOptions@SELinuxOptions*SELinux WindowsOptions*Windows ' +
    'RunAsUser* RunAsGroup* RunAsNonRoot* ReadOnlyRootFilesystem* AllowPrivilegeEscalation* ProcMount* ' +
    'SeccompProfile*Profile AppArmorProfile*Profile',
  Container:
    'Name Image Command* Args* WorkingDir Ports[]Port EnvFrom[]EnvFrom Env[]Env Resources=Resources ' +
    'ResizePolicy[]Resize RestartPolicy* RestartPolicyRules* VolumeMounts[]Mount VolumeDevices[]Device ' +
    'LivenessProbe*Probe ReadinessProbe*Probe StartupProbe*Probe Lifecycle*Lifecycle TerminationMessagePath ' +
    'TerminationMessagePolicy ImagePullPolicy SecurityContext*SecurityContext Stdin? StdinOnce? tty@TTY?',
  Port: 'Name HostPort# ContainerPort# Protocol hostIP@HostIP',
  EnvFrom: 'Prefix ConfigMapRef*NamedSource SecretRef*NamedSource',
  NamedSource: 'Name Optional*',
  Env: 'Name Value ValueFrom*EnvSource',
  EnvSource:
    'FieldRef*FieldRef ResourceFieldRef*ResourceRef ConfigMapKeyRef*KeyRef SecretKeyRef*KeyRef FileKeyRef*',
  FieldRef: 'apiVersion@APIVersion FieldPath',
  ResourceRef: 'ContainerName Resource Divisor',
  KeyRef: 'Name Key Optional*',
  Resources: 'Limits* Requests* Claims[]Claim',
  Claim: 'Name Request',
  PodClaim: 'Name ResourceClaimName* ResourceClaimTemplateName*',
  Resize: 'ResourceName RestartPolicy',
  Mount: 'Name ReadOnly? RecursiveReadOnly* MountPath SubPath MountPropagation* SubPathExpr',
  Device: 'Name DevicePath',
  Probe:
    'Exec*Exec httpGet@HTTPGet*HTTPGet tcpSocket@TCPSocket*TCPSocket grpc@GRPC*GRPC InitialDelaySeconds# ' +
    'TimeoutSeconds# PeriodSeconds# SuccessThreshold# FailureThreshold# TerminationGracePeriodSeconds*',
  Lifecycle: 'PostStart*Hook PreStop*Hook StopSignal*',
  Hook: 'Exec*Exec httpGet@HTTPGet*HTTPGet tcpSocket@TCPSocket*TCPSocket Sleep*Sleep',
  Exec: 'Command*',
  HTTPGet: 'Path Port# Host Scheme httpHeaders@HTTPHeaders[]NameValue',
  TCPSocket: 'Port# Host',
  GRPC: 'Port# Service*',
  Sleep: 'Seconds#',
  NameValue: 'Name Value',
  Reference: 'Name',
  Capabilities: 'Add* Drop*',
  SELinux: 'User Role Type Level',
  Windows:
    'gmsaCredentialSpecName@GMSACredentialSpecName* gmsaCredentialSpec@GMSACredentialSpec* RunAsUserName* HostProcess*',
  Profile: 'Type LocalhostProfile*',
  Toleration: 'Key Operator Value Effect TolerationSeconds*',
  HostAlias: 'ip@IP Hostnames*',
  DNSConfig: 'Nameservers* Searches* Options[]DNSOption',
  DNSOption: 'Name Value*',
  ReadinessGate: 'ConditionType',
  Spread:
    'MaxSkew# TopologyKey WhenUnsatisfiable LabelSelector*LabelSelector MinDomains* NodeAffinityPolicy* NodeTaintsPolicy* ' +
    'MatchLabelKeys*',
  Affinity: 'NodeAffinity*NodeAffinity PodAffinity*PodAffinity PodAntiAffinity*PodAffinity',
  NodeAffinity:
    'RequiredDuringSchedulingIgnoredDuringExecution*NodeSelector ' +
    'PreferredDuringSchedulingIgnoredDuringExecution[]PreferredTerm',
  NodeSelector: 'NodeSelectorTerms[]NodeTerm',
  PreferredTerm: 'Weight# Preference=NodeTerm',
  NodeTerm: 'MatchExpressions[]Requirement MatchFields[]Requirement',
  Requirement: 'Key Operator Values*',
  PodAffinity:
    'RequiredDuringSchedulingIgnoredDuringExecution[]PodTerm ' +
    'PreferredDuringSchedulingIgnoredDuringExecution[]WeightedPodTerm',
  WeightedPodTerm: 'Weight# PodAffinityTerm=PodTerm',
  PodTerm:
    'LabelSelector*LabelSelector Namespaces* TopologyKey NamespaceSelector*LabelSelector MatchLabelKeys* ' +
    'MismatchLabelKeys*',
  Volume:
    'Name HostPath*HostPath EmptyDir*EmptyDir gcePersistentDisk@GCEPersistentDisk* ' +
    'awsElasticBlockStore@AWSElasticBlockStore* GitRepo* Secret*SecretVolume nfs@NFS*NFS iscsi@ISCSI* Glusterfs* ' +
    'PersistentVolumeClaim*ClaimVolume rbd@RBD* Quobyte* FlexVolume* Cinder* cephfs@CephFS* Flocker* ' +
    'DownwardAPI*DownwardVolume fc@FC* AzureFile* ConfigMap*ConfigMapVolume VsphereVolume* AzureDisk* ' +
    'PhotonPersistentDisk* Projected*Projected PortworxVolume* scaleIO@ScaleIO* storageos@StorageOS* csi@CSI*CSI ' +
    'Ephemeral* Image*ImageVolume',
  HostPath: 'Path Type*',
  EmptyDir: 'Medium SizeLimit*',
  SecretVolume: 'SecretName Items[]KeyToPath DefaultMode* Optional*',
  ConfigMapVolume: 'Name Items[]KeyToPath DefaultMode* Optional*',
  KeyToPath: 'Key Path Mode*',
  NFS: 'Server Path ReadOnly?',
  ClaimVolume: 'ClaimName ReadOnly?',
  DownwardVolume: 'Items[]DownwardFile DefaultMode*',
  DownwardFile: 'Path FieldRef*FieldRef ResourceFieldRef*ResourceRef Mode*',
  Projected: 'Sources[]Projection DefaultMode*',
  Projection:
    'Secret*KeyedSource DownwardAPI*DownwardSource ConfigMap*KeyedSource ServiceAccountToken*Token ' +
    'ClusterTrustBundle* PodCertificate*',
  KeyedSource: 'Name Items[]KeyToPath Optional*',
  DownwardSource: 'Items[]DownwardFile',
  Token: 'Audience ExpirationSeconds# Path',
  CSI: 'Driver ReadOnly* fsType@FSType* VolumeAttributes* NodePublishSecretRef*Reference',
  ImageVolume: 'Reference PullPolicy',
  ClaimSpec:
    'AccessModes* Selector*LabelSelector Resources=VolumeResources VolumeName StorageClassName* VolumeMode* ' +
    'DataSource*DataSource DataSourceRef*DataSourceRef VolumeAttributesClassName*',
  VolumeResources: 'Limits* Requests*',
  DataSource: 'apiGroup@APIGroup* Kind Name',
  DataSourceRef: 'apiGroup@APIGroup* Kind Name Namespace*',
  VolumeSource:
    'gcePersistentDisk@GCEPersistentDisk* awsElasticBlockStore@AWSElasticBlockStore* HostPath*HostPath Glusterfs* ' +
    'nfs@NFS*NFS rbd@RBD* Quobyte* iscsi@ISCSI* FlexVolume* Cinder* cephfs@CephFS* fc@FC* Flocker* AzureFile* ' +
    'VsphereVolume* AzureDisk* PhotonPersistentDisk* PortworxVolume* scaleIO@ScaleIO* Local*Local ' +
    'storageos@StorageOS* csi@CSI*CSIVolume',
  Local: 'Path fsType@FSType*',
  CSIVolume:
    'Driver VolumeHandle ReadOnly? fsType@FSType VolumeAttributes* ' +
    'ControllerPublishSecretRef*SecretReference NodeStageSecretRef*SecretReference ' +
    'NodePublishSecretRef*SecretReference ControllerExpandSecretRef*SecretReference ' +
    'NodeExpandSecretRef*SecretReference',
  SecretReference: 'Name Namespace',
};

interface Field {
  readonly published: string;
  readonly shown: string;
  readonly form: '' | '#' | '?' | '*' | '=' | '[]';
  readonly type: string;
}

const parsed = new Map<string, readonly Field[]>();
const fieldPattern = /^(?:([^@]+)@)?([A-Za-z]+)(#|\?|\*|=|\[\])?([A-Za-z]*)$/;

/** The template as the server prints it. */
export function internalTemplate(template: PodTemplateSpec): object {
  const { spec = { containers: [] } } = template;
  return { ...writtenMeta(template.metadata ?? {}), Spec: internalPodSpec(spec) };
}

/** The spec of a pod as the server prints it. */
export function internalPodSpec(spec: PodSpec): object {
  const { hostNetwork, hostPID, hostIPC, shareProcessNamespace, hostUsers } = spec;
  const host = { hostNetwork, hostPID, hostIPC, shareProcessNamespace, hostUsers };
  const whole = { ...spec, securityContext: { ...spec.securityContext, ...host } };
  return structOf(whole, 'PodSpec');
}

/** The spec of a claim as the server prints it. */
export function internalClaimSpec(spec: PersistentVolumeClaimSpec): object {
  return structOf(spec, 'ClaimSpec');
}

/** What a volume is made of, as the server prints it. */
export function internalVolumeSource(spec: PersistentVolumeSpec): object {
  return structOf(spec, 'VolumeSource');
}

function writtenMeta(meta: ObjectMeta): object {
  const { labels, annotations } = meta;
  return {
    ...(labels === undefined ? {} : { labels: writtenMap(labels) }),
    ...(annotations === undefined ? {} : { annotations: writtenMap(annotations) }),
  };
}

function structOf(value: object, type: string): object {
  const fields = fieldsOf(type);
  const source = value as { readonly [name: string]: unknown };
  return Object.fromEntries(fields.map(field => [field.shown, shownValue(source, field)]));
}

function shownValue(source: { readonly [name: string]: unknown }, field: Field): unknown {
  const value = source[field.published];
  switch (field.form) {
    case '':
      return value ?? '';
    case '#':
      return value ?? 0;
    case '?':
      return value ?? false;
    case '=':
      return structOf((value ?? {}) as object, field.type);
    case '[]':
      return Array.isArray(value) ? value.map(item => structOf(item as object, field.type)) : null;
    default:
      return value === undefined ? null : nullable(value, field.type);
  }
}

function nullable(value: unknown, type: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return value;
  }
  if (type === 'LabelSelector') {
    return writtenSelector(value as LabelSelector);
  }
  return type === ''
    ? writtenMap(value as { readonly [key: string]: string })
    : structOf(value, type);
}

function fieldsOf(type: string): readonly Field[] {
  const known = parsed.get(type);
  if (known !== undefined) {
    return known;
  }
  const fields = (types[type] ?? '').split(' ').flatMap(parseField);
  parsed.set(type, fields);
  return fields;
}

function parseField(text: string): readonly Field[] {
  const match = fieldPattern.exec(text);
  if (match === null) {
    return [];
  }
  const [, published, shown = '', form = '', type = ''] = match;
  const name = published ?? shown.charAt(0).toLowerCase() + shown.slice(1);
  return [{ published: name, shown, form: form as Field['form'], type }];
}
