// The kinds that no version with a client package serves any more, out of the old official swaggers, with the
// definitions that exist for them alone.

import { packageOfGroup } from './names.mjs';
import { isModernName } from './swaggers.mjs';

const wordsOfFormats = {
  'string byte': 's:byte',
  'string date-time': 's:date-time',
  'integer int32': 'i:int32',
  'integer int64': 'i:int64',
  'string int-or-string': 'x',
};

const wordsOfReferences = {
  'api.resource.Quantity': 'q',
  'apis.meta.v1.Time': 's:date-time',
  'apis.meta.v1.MicroTime': 's:micro-time',
  'util.intstr.IntOrString': 'x',
  'runtime.RawExtension': 'a',
  'apis.meta.v1.FieldsV1': 'a',
  'apis.meta.v1.Fields': 'a',
};

/** `{ definitions, kinds }` of everything the swaggers have and `known` (full names) lacks. */
export function readFormerKinds(swaggers, known) {
  const definitions = new Map();
  const kinds = new Map();
  for (const { definitions: source } of swaggers) {
    for (const [name, schema] of Object.entries(source)) {
      const identity = schema['x-kubernetes-group-version-kind'];
      if (
        identity?.length !== 1 ||
        !isOwnName(name, identity[0]) ||
        known.has(name) ||
        kinds.has(name)
      ) {
        continue;
      }
      if (schema.properties?.metadata === undefined || name.endsWith('List')) {
        continue;
      }
      kinds.set(name, { ...identity[0], definition: name });
      collect(name, source, { definitions, known });
    }
  }
  return { definitions, kinds: [...kinds.values()].map(kind => withPlace(kind)) };
}

/** Old swaggers list a definition of one group under the kinds of others as well: only its own package counts. */
function isOwnName(name, { group, version }) {
  return isModernName(name) && name.includes(`.${packageOfGroup(group)}.${version}.`);
}

const clusterScoped = new RegExp(
  `^(${[
    'APIService|AuditSink|CSI(Driver|Node)|CertificateSigningRequest|ClusterRole|ClusterRoleBinding',
    'CustomResourceDefinition|FlowSchema|IngressClass|InitializerConfiguration|PodSecurityPolicy',
    'PriorityClass|PriorityLevelConfiguration|RuntimeClass|StorageClass|StorageVersion|Volume.*',
    '.*WebhookConfiguration|.*Review',
  ].join('|')})$`,
);

function withPlace({ group, version, kind, definition }) {
  const namespaced = !clusterScoped.test(kind) || kind === 'LocalSubjectAccessReview';
  const lower = kind.toLowerCase();
  const plural = /(s|ss|x|ch)$/.test(lower) ? `${lower}es` : lower.replace(/y$/, 'ie').concat('s');
  return { group, version, kind, definition, namespaced, plural };
}

function collect(name, source, sink) {
  const schema = source[name];
  if (sink.definitions.has(name) || sink.known.has(name) || schema === undefined) {
    return;
  }
  const required = new Set(schema.required ?? []);
  const fields = Object.entries(schema.properties ?? {}).map(([field, property]) => ({
    name: field,
    type: typeOf(property),
    required: required.has(field),
    description: property.description ?? '',
  }));
  sink.definitions.set(name, { description: schema.description ?? '', fields });
  for (const { type } of fields) {
    const target = /#(.+)$/.exec(type)?.[1];
    if (target !== undefined) {
      collect(target, source, sink);
    }
  }
}

function typeOf(property) {
  if (property.$ref !== undefined) {
    const target = property.$ref.replace('#/definitions/', '');
    const word = Object.entries(wordsOfReferences).find(([ending]) => target.endsWith(ending))?.[1];
    return (
      word ??
      (/\.JSON(Schema.*)?$/.test(target) && !target.endsWith('JSONSchemaProps')
        ? 'a'
        : `#${target}`)
    );
  }
  if (property.type === 'array') {
    return `[${typeOf(property.items)}`;
  }
  if (property.type === 'object') {
    return property.additionalProperties ? `{${typeOf(property.additionalProperties)}` : 'a';
  }
  const word = wordsOfFormats[`${property.type} ${property.format}`];
  return (
    word ?? { string: 's', boolean: 'b', number: 'n', integer: 'i:int64' }[property.type] ?? 'a'
  );
}
