// One Kubernetes version as data: definitions by full name and kinds, from the client package of that version with
// the facts laid over it.

import { enumeratedFields, placeOf } from './facts.mjs';
import { packageFolder, readJavascriptClient, releaseOf } from './javascriptClient.mjs';
import { nameModels } from './names.mjs';

/** The Kubernetes versions with a source, oldest first. */
export const sourceVersions = ['1.29', '1.30', '1.32', '1.33', '1.34', '1.36'];

/** Kinds that are read but never created, and so have no path to find them by. */
const readOnlyKinds = [
  {
    group: '',
    version: 'v1',
    model: 'V1ComponentStatus',
    plural: 'componentstatuses',
    namespaced: false,
  },
];

/** `{ version, definitions, kinds }`: fields by name in the order of the source, types referring to full names. */
export function readVersion({ root, version, knownNames, facts }) {
  const folder = packageFolder(root, `k8s-${version}`);
  if (releaseOf(folder) !== version) {
    throw new Error(`k8s-${version} holds Kubernetes ${releaseOf(folder)}`);
  }
  const client = readJavascriptClient(folder);
  const names = nameModels(client, knownNames);
  const definitions = new Map();
  for (const [model, { description, fields }] of client.models) {
    const named = fields.map(field => ({
      ...field,
      type: field.type.replace(/#(\w+)/, (_, target) => `#${names.get(target)}`),
    }));
    definitions.set(names.get(model), { description, fields: named });
  }
  applyQuantities(definitions, facts);
  const kinds = [...client.kinds, ...readOnlyKinds].map(kind => ({
    ...kind,
    definition: names.get(kind.model),
  }));
  return { version, definitions, kinds };
}

/** Marks the fields that hold quantities; unstable versions of a stable definition have theirs at the same fields. */
function applyQuantities(definitions, facts) {
  const places = new Set();
  for (const [packageVersion, table] of Object.entries(facts.quantities)) {
    for (const [name, fields] of Object.entries(table)) {
      for (const field of fields) {
        const place = placeOf(`${name}.${field}`, packageVersion);
        places.add(`${withoutVersion(place.definition)} ${place.field}`);
      }
    }
  }
  for (const [name, { fields }] of definitions) {
    for (const field of fields) {
      if (places.has(`${withoutVersion(name)} ${field.name}`)) {
        field.type = field.type.replace(/^([[{]*)s$/, '$1q');
      }
    }
  }
}

function withoutVersion(full) {
  return full.replace(/\.v\d\w*\.(?=\w+$)/, '.');
}

/** Checks that every field the facts name exists in the newest version. */
export function checkFacts(facts, { definitions }) {
  for (const { definition, field } of enumeratedFields(facts)) {
    if (!definitions.get(definition)?.fields.some(({ name }) => name === field)) {
      throw new Error(`The facts name ${definition}.${field}, which does not exist`);
    }
  }
}
