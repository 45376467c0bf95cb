// How Go names types and fields in its messages about JSON.
import type { FieldType, ObjectType } from '../kubernetes/schema.js';

/** Structs that hold others without a name of their own: Go writes the inner struct's name before the field. */
const embedded: {
  readonly [struct: string]:
    | { readonly inner: string; readonly own: readonly string[] }
    | undefined;
} = {
  Volume: { inner: 'VolumeSource', own: ['name'] },
  Probe: {
    inner: 'ProbeHandler',
    own: [
      'initialDelaySeconds',
      'timeoutSeconds',
      'periodSeconds',
      'successThreshold',
      'failureThreshold',
      'terminationGracePeriodSeconds',
    ],
  },
  EphemeralContainer: { inner: 'EphemeralContainerCommon', own: ['targetContainerName'] },
  SecretKeySelector: { inner: 'LocalObjectReference', own: ['key', 'optional'] },
  ConfigMapKeySelector: { inner: 'LocalObjectReference', own: ['key', 'optional'] },
  SecretEnvSource: { inner: 'LocalObjectReference', own: ['optional'] },
  ConfigMapEnvSource: { inner: 'LocalObjectReference', own: ['optional'] },
  SecretProjection: { inner: 'LocalObjectReference', own: ['items', 'optional'] },
  ConfigMapProjection: { inner: 'LocalObjectReference', own: ['items', 'optional'] },
  ConfigMapVolumeSource: {
    inner: 'LocalObjectReference',
    own: ['items', 'defaultMode', 'optional'],
  },
  PersistentVolumeSpec: {
    inner: 'PersistentVolumeSource',
    own: [
      'capacity',
      'accessModes',
      'claimRef',
      'persistentVolumeReclaimPolicy',
      'storageClassName',
      'mountOptions',
      'volumeMode',
      'nodeAffinity',
      'volumeAttributesClassName',
    ],
  },
  IngressRule: { inner: 'IngressRuleValue', own: ['host'] },
  RuleWithOperations: { inner: 'Rule', own: ['operations'] },
  NamedRuleWithOperations: { inner: 'RuleWithOperations', own: ['resourceNames'] },
};

const named: { readonly [field: string]: string | undefined } = {
  'PodSpec.restartPolicy': 'v1.RestartPolicy',
  'PodSpec.dnsPolicy': 'v1.DNSPolicy',
  'Container.imagePullPolicy': 'v1.PullPolicy',
  'Container.terminationMessagePolicy': 'v1.TerminationMessagePolicy',
  'ContainerPort.protocol': 'v1.Protocol',
  'ServicePort.protocol': 'v1.Protocol',
  'ServiceSpec.type': 'v1.ServiceType',
  'ServiceSpec.sessionAffinity': 'v1.ServiceAffinity',
  'ServiceSpec.externalTrafficPolicy': 'v1.ServiceExternalTrafficPolicy',
  'DeploymentStrategy.type': 'v1.DeploymentStrategyType',
  'HTTPGetAction.scheme': 'v1.URIScheme',
  'Secret.type': 'v1.SecretType',
  'ObjectMeta.uid': 'types.UID',
  'ResourceRequirements.limits': 'v1.ResourceList',
  'ResourceRequirements.requests': 'v1.ResourceList',
  'VolumeResourceRequirements.limits': 'v1.ResourceList',
  'VolumeResourceRequirements.requests': 'v1.ResourceList',
  'PersistentVolumeSpec.capacity': 'v1.ResourceList',
  'ResourceQuotaSpec.hard': 'v1.ResourceList',
  'PersistentVolumeClaimSpec.accessModes': '[]v1.PersistentVolumeAccessMode',
  'PersistentVolumeSpec.accessModes': '[]v1.PersistentVolumeAccessMode',
  'NetworkPolicySpec.policyTypes': '[]v1.PolicyType',
};

/** A type's name without its package: `PodSpec`. */
export function structName(type: ObjectType): string {
  return type.name.slice(type.name.lastIndexOf('.') + 1);
}

/** A field as it stands in Go's path: with the embedded struct it belongs to. */
export function goField(type: ObjectType, name: string): string {
  const inner = embedded[structName(type)];
  return inner === undefined || inner.own.includes(name) ? name : `${inner.inner}.${name}`;
}

/** The Go type of a field: `int32`, `[]v1.Container`, `map[string]string`. */
export function goType(type: FieldType, owner: ObjectType | undefined, field: string): string {
  const own = owner === undefined ? undefined : named[`${structName(owner)}.${field}`];
  return own ?? plainGoType(type);
}

function plainGoType(type: FieldType): string {
  switch (type.kind) {
    case 'string':
      return type.format === 'byte' ? '[]uint8' : 'string';
    case 'integer':
      return type.format;
    case 'number':
      return 'float64';
    case 'boolean':
      return 'bool';
    case 'array':
      return `[]${plainGoType(type.items)}`;
    case 'map':
      return `map[string]${plainGoType(type.values)}`;
    case 'object':
      return packaged(type.type);
    case 'quantity':
      return 'resource.Quantity';
    case 'intOrString':
      return 'int32';
    default:
      return 'interface {}';
  }
}

function packaged(type: ObjectType): string {
  const parts = type.name.split('.');
  const group = parts.at(-2) ?? 'v1';
  return `${group}.${parts.at(-1) ?? ''}`;
}
