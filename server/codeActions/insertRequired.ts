/**
 * Code action: insert a required field
 *
 * A field the API server asks for is added with what it needs itself; a selector takes the labels of the pod template.
 *
 *     spec.selector: Required value     ->     selector: { matchLabels: … }
 */

import { fieldsOf, listOf, valueAt } from '../../core/json.js';
import { podPlaceOf } from '../../core/kubernetes/podTemplate.js';
import type { Field, FieldType, ObjectType } from '../../core/kubernetes/schema.js';
import type { FieldPath } from '../../core/validation/fieldError.js';
import { parseField } from '../fieldText.js';
import { placeAt, typeOfObject } from '../schemaPath.js';
import {
  type ActionContext,
  type ActionPlace,
  changeObject,
  messageOf,
  withValueAt,
} from './action.js';
import { quickFixes } from './quickFixes.js';

export const insertRequired = quickFixes(
  diagnostic =>
    diagnostic.code === 'required' || /empty selector is invalid/.test(messageOf(diagnostic)),
  (place, context) => {
    const message = messageOf(context.diagnostic);
    const { path } = parseField(message);
    if (typeof path.at(-1) !== 'string') {
      return [];
    }
    const isHandler = /handler type/.test(message);
    const value = isHandler ? withHandler(place, path) : valueFor(context, place, path);
    if (value === undefined) {
      return [];
    }
    const wanted = withValueAt(place.value, path, before =>
      isEmpty(before) || isHandler ? value : before,
    );
    const title = `Insert ${path.at(-1)}`;
    return [{ title, edits: [changeObject(place, wanted)], isPreferred: true }];
  },
);

function isEmpty(value: unknown): boolean {
  const isHollow = typeof value === 'object' && value !== null && Object.keys(value).length === 0;
  return value === undefined || value === null || value === '' || value === 0 || isHollow;
}

/** A probe asks the container's first port; a hook waits. */
function withHandler(place: ActionPlace, path: FieldPath): unknown {
  const own = fieldsOf(valueAt(place.value, path));
  if (!String(path.at(-1)).endsWith('Probe')) {
    return { sleep: { seconds: 5 }, ...own };
  }
  const ports = fieldsOf(valueAt(place.value, path.slice(0, -1)))['ports'];
  const [first] = listOf(ports).map(fieldsOf);
  return {
    httpGet: { path: '/', port: first?.['name'] ?? first?.['containerPort'] ?? 80 },
    ...own,
  };
}

function valueFor({ catalogue }: ActionContext, place: ActionPlace, path: FieldPath): unknown {
  const { apiVersion = '', kind = '' } = place.object;
  if (path.join('.') === 'spec.selector') {
    const template = podPlaceOf(apiVersion, kind)?.path ?? [];
    const labels = fieldsOf(valueAt(place.value, [...template, 'metadata', 'labels']));
    return {
      matchLabels: Object.keys(labels).length > 0 ? labels : { app: place.object.name ?? 'app' },
    };
  }
  const type = typeOfObject(catalogue, place.object);
  const field = type && placeAt(type, path)?.field;
  return field && (placeholders[field.name] ?? skeletonOf(field.type, field, 0));
}

/** What is valid and seen to be nobody's own. */
const placeholders: Readonly<Record<string, unknown>> = {
  ...{ name: 'app', image: 'nginx', topologyKey: 'kubernetes.io/hostname', mountPath: '/data' },
  ...{ claimName: 'data', externalName: 'example.com', schedule: '0 * * * *', key: 'key' },
  ...{ containerPort: 8080, port: 80, maxReplicas: 3 },
};

const depthMax = 5;

/** Fields that people write though the API server fills them in. */
const usual: Readonly<Record<string, readonly string[]>> = {
  'io.k8s.api.core.v1.Container': ['name', 'image'],
  'io.k8s.api.core.v1.PodTemplateSpec': ['metadata', 'spec'],
};

function skeletonOf(type: FieldType, field: Field | undefined, depth: number): unknown {
  switch (type.kind) {
    case 'object':
      return depth > depthMax ? {} : requiredFields(type.type, depth);
    case 'array':
      return [skeletonOf(type.items, undefined, depth + 1)];
    case 'map':
    case 'any':
      return {};
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return false;
    case 'intOrString':
      return 80;
    case 'quantity':
      return '1';
    default:
      return field?.enumeration?.values[0] ?? '';
  }
}

function requiredFields(type: ObjectType, depth: number): unknown {
  const names = usual[type.name] ?? [];
  const fields = [...type.fields.values()].filter(
    ({ name, required }) => required || names.includes(name),
  );
  return Object.fromEntries(
    fields.map(field => [
      field.name,
      placeholders[field.name] ?? skeletonOf(field.type, field, depth + 1),
    ]),
  );
}
