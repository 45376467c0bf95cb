// Lays the facts over the packed definitions: allowed values, defaults, list and merge keys, by definition and field.
// Versions of a definition that the facts do not name take those of the version that they do name.

import { enumeratedFields } from './facts.mjs';
import { fullName, shortName } from './names.mjs';

const successors = {
  extensions: ['apps', 'networking', 'policy'],
};

/**
 * `{ enumerations, overlays }`: the sets of values, and per definition number per field
 * `{ e: [value set, part], d: default, l: list and merge keys }`.
 */
export function packOverlays({ facts, names, numbers, all }) {
  const enumerations = [];
  const byDefinition = collectFacts(facts, enumerations);
  const byPackage = new Map();
  for (const [definition, fields] of byDefinition) {
    const { packageVersion, name } = shortName(definition);
    const key = `${packageVersion.split('/')[0]} ${name}`;
    byPackage.set(key, { ...byPackage.get(key), ...Object.fromEntries(fields) });
  }
  const overlays = {};
  for (const name of names) {
    const own = byDefinition.get(name);
    const fields = own === undefined ? relatedFacts(name, byPackage) : Object.fromEntries(own);
    const existing = Object.entries(fields).filter(([field]) => hasField(name, field, all));
    if (existing.length > 0) {
      overlays[numbers.get(name)] = Object.fromEntries(existing);
    }
  }
  return { enumerations, overlays };
}

function collectFacts(facts, enumerations) {
  const byDefinition = new Map();
  const entry = (definition, field) => {
    const fields = byDefinition.get(definition) ?? new Map();
    byDefinition.set(definition, fields);
    fields.set(field, fields.get(field) ?? {});
    return fields.get(field);
  };
  const seen = new Map();
  for (const { definition, field, part, enumeration } of enumeratedFields(facts)) {
    if (!seen.has(enumeration)) {
      const { values, closed } = enumeration;
      seen.set(enumeration, enumerations.push([closed ? 1 : 0, ...values]) - 1);
    }
    entry(definition, field)[part === 'key' ? 'k' : 'e'] = seen.get(enumeration);
  }
  for (const [letter, table] of Object.entries({ d: facts.defaults, l: facts.lists })) {
    for (const [packageVersion, definitions] of Object.entries(table)) {
      for (const [name, fields] of Object.entries(definitions)) {
        for (const [field, value] of Object.entries(fields)) {
          entry(fullName(packageVersion, name), field)[letter] = value;
        }
      }
    }
  }
  return byDefinition;
}

function relatedFacts(full, byPackage) {
  const { packageVersion, name } = shortName(full);
  const packageName = packageVersion.split('/')[0];
  for (const candidate of [packageName, ...(successors[packageName] ?? [])]) {
    const found = byPackage.get(`${candidate} ${name}`);
    if (found !== undefined) {
      return found;
    }
  }
  return {};
}

function hasField(definition, field, all) {
  return all.some(({ definitions }) =>
    definitions.get(definition)?.fields.some(({ name }) => name === field),
  );
}
