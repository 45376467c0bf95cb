// A small schema in the shape of a pod's, for tests of patches: merge keys, retained keys, list types.

import type { Field, FieldType, ObjectType } from '../../../../core/kubernetes/schema.js';

const STRING: FieldType = { kind: 'string' };
const INTEGER: FieldType = { kind: 'integer', format: 'int32' };

function objectType(name: string, fields: readonly Field[]): ObjectType {
  return {
    name,
    fields: new Map(fields.map(field => [field.name, field])),
    preservesUnknown: false,
    description: undefined,
  };
}

function field(name: string, type: FieldType, rest: Partial<Field> = {}): Field {
  return { name, type, required: false, description: undefined, ...rest };
}

function listOf(items: FieldType): FieldType {
  return { kind: 'array', items };
}

function struct(type: ObjectType): FieldType {
  return { kind: 'object', type };
}

const keyedBy = (key: string, ...listMapKeys: string[]): Partial<Field> => ({
  patchStrategy: ['merge'],
  patchMergeKey: key,
  listType: 'map',
  listMapKeys: listMapKeys.length > 0 ? listMapKeys : [key],
});

const envVar = objectType('EnvVar', [field('name', STRING), field('value', STRING)]);
const port = objectType('ContainerPort', [
  field('containerPort', INTEGER),
  field('protocol', STRING, { defaultValue: 'TCP' }),
  field('name', STRING),
]);
const container = objectType('Container', [
  field('name', STRING),
  field('image', STRING),
  field('args', listOf(STRING), { listType: 'atomic' }),
  field('env', listOf(struct(envVar)), keyedBy('name')),
  field('ports', listOf(struct(port)), keyedBy('containerPort', 'containerPort', 'protocol')),
]);
const strategy = objectType('Strategy', [
  field('type', STRING),
  field('rollingUpdate', { kind: 'map', values: INTEGER }),
]);
const spec = objectType('Spec', [
  field('replicas', INTEGER),
  field('containers', listOf(struct(container)), keyedBy('name')),
  field('strategy', struct(strategy), { patchStrategy: ['retainKeys'] }),
  field('selector', { kind: 'map', values: STRING }, { mapType: 'atomic' }),
]);
const metadata = objectType('ObjectMeta', [
  field('name', STRING),
  field('labels', { kind: 'map', values: STRING }),
  field('annotations', { kind: 'map', values: STRING }),
  field('finalizers', listOf(STRING), { patchStrategy: ['merge'], listType: 'set' }),
]);

/** A workload: metadata, spec.replicas, spec.containers, spec.strategy, spec.selector. */
export const workloadType = objectType('io.k8s.api.apps.v1.Workload', [
  field('apiVersion', STRING),
  field('kind', STRING),
  field('metadata', struct(metadata)),
  field('spec', struct(spec)),
]);
