// The text of a field with its required children, with tab stops where something is to be filled in.

import type { Field, FieldType, ObjectType } from '../../core/kubernetes/schema.js';
import { shortName } from '../schemaPath.js';

/** Fields that nearly everyone writes though the API server does not ask for them. */
const usual: Readonly<Record<string, readonly string[]>> = {
  Container: ['name', 'image'],
  EnvVar: ['name', 'value'],
  ServicePort: ['port', 'targetPort'],
  ContainerPort: ['containerPort'],
  ConfigMapKeySelector: ['name', 'key'],
  SecretKeySelector: ['name', 'key'],
  LabelSelector: ['matchLabels'],
  PodTemplateSpec: ['metadata', 'spec'],
  DeploymentSpec: ['selector', 'template'],
  JobTemplateSpec: ['spec'],
  ServiceSpec: ['selector', 'ports'],
  HTTPIngressPath: ['path', 'pathType', 'backend'],
  IngressServiceBackend: ['name', 'port'],
  IngressBackend: ['service'],
  Toleration: ['key', 'operator', 'effect'],
  VolumeMount: ['name', 'mountPath'],
  HTTPGetAction: ['path', 'port'],
  CrossVersionObjectReference: ['apiVersion', 'kind', 'name'],
  RoleRef: ['apiGroup', 'kind', 'name'],
  Subject: ['kind', 'name'],
  PolicyRule: ['apiGroups', 'resources', 'verbs'],
  IngressRule: ['host', 'http'],
  IngressTLS: ['hosts', 'secretName'],
  LabelSelectorRequirement: ['key', 'operator', 'values'],
  NodeSelectorRequirement: ['key', 'operator', 'values'],
  TopologySpreadConstraint: ['maxSkew', 'topologyKey', 'whenUnsatisfiable', 'labelSelector'],
  HPAScalingPolicy: ['type', 'value', 'periodSeconds'],
  ConfigMapVolumeSource: ['name'],
  SecretVolumeSource: ['secretName'],
  ConfigMapEnvSource: ['name'],
  SecretEnvSource: ['name'],
  LocalObjectReference: ['name'],
  RollingUpdateDeployment: ['maxSurge', 'maxUnavailable'],
  NetworkPolicyPort: ['protocol', 'port'],
  PersistentVolumeClaimSpec: ['accessModes', 'resources'],
  VolumeResourceRequirements: ['requests'],
};

/** In a template's metadata labels come before a name. */
const usualOfField: Readonly<Record<string, readonly string[]>> = {
  'PodTemplateSpec.metadata': ['labels'],
};

const depthMax = 6;

/** How a snippet is laid out. */
export interface Layout {
  /** Column of the key. */
  readonly column: number;
  readonly indentsLists: boolean;
}

/** Counts the tab stops of one snippet. */
interface Stops {
  next: number;
}

/** The snippet for a whole field, key included: `image: $1`, or a block with what is required below. */
export function fieldTemplate(field: Field, owner: ObjectType | undefined, layout: Layout): string {
  const stops: Stops = { next: 1 };
  return fieldText(field, owner, layout, { stops, depth: 0 });
}

/** The snippet for the content of one list item that starts in a column. */
export function itemTemplate(type: FieldType, layout: Layout): string {
  return itemText(type, layout, { stops: { next: 1 }, depth: 0 });
}

interface Progress {
  readonly stops: Stops;
  readonly depth: number;
}

function fieldText(
  field: Field,
  owner: ObjectType | undefined,
  layout: Layout,
  progress: Progress,
): string {
  const deeper = { ...progress, depth: progress.depth + 1 };
  const key = `${field.name}:`;
  const inner = { ...layout, column: layout.column + 2 };
  switch (field.type.kind) {
    case 'object': {
      const names = usualOfField[`${shortName(owner?.name ?? '')}.${field.name}`];
      return `${key}${breakTo(inner.column)}${objectText(field.type.type, inner, deeper, names)}`;
    }
    case 'map':
      return `${key}${breakTo(inner.column)}${stop(progress.stops)}`;
    case 'array': {
      const dash = layout.indentsLists ? inner.column : layout.column;
      const item = itemText(field.type.items, { ...layout, column: dash + 2 }, deeper);
      return `${key}${breakTo(dash)}- ${item}`;
    }
    default:
      return `${key} ${stop(progress.stops)}`;
  }
}

function objectText(
  type: ObjectType,
  layout: Layout,
  progress: Progress,
  wanted: readonly string[] | undefined,
): string {
  const fields = progress.depth > depthMax ? [] : childrenOf(type, wanted);
  if (fields.length === 0) {
    return stop(progress.stops);
  }
  return fields.map(field => fieldText(field, type, layout, progress)).join(breakTo(layout.column));
}

function itemText(type: FieldType, layout: Layout, progress: Progress): string {
  return type.kind === 'object'
    ? objectText(type.type, layout, progress, undefined)
    : stop(progress.stops);
}

function childrenOf(type: ObjectType, wanted: readonly string[] | undefined): Field[] {
  const names = new Set(wanted ?? usual[shortName(type.name)] ?? []);
  const required = wanted === undefined ? [...type.fields.values()].filter(isRequired) : [];
  const listed = [...names].flatMap(name => type.fields.get(name) ?? []);
  return [...new Set([...listed, ...required])];
}

function isRequired(field: Field): boolean {
  return field.required;
}

function stop(stops: Stops): string {
  return `$${stops.next++}`;
}

function breakTo(column: number): string {
  return `\n${' '.repeat(column)}`;
}
