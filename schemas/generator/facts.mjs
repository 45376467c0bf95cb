// Reads the hand-kept facts of schemas/facts: what the published models leave out (quantities, closed sets of
// values, list keys, defaults, table columns), keyed by Go package, definition and field.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fullName } from './names.mjs';

/** Every fact file by its name without extension. */
export function readFacts(folder) {
  const files = readdirSync(folder).filter(name => name.endsWith('.json'));
  return Object.fromEntries(
    files.map(file => [file.slice(0, -5), JSON.parse(readFileSync(join(folder, file), 'utf8'))]),
  );
}

/** Full names of the definitions that the facts speak of. */
export function definitionsInFacts(facts) {
  const names = new Set();
  for (const table of [facts.quantities, facts.lists, facts.defaults]) {
    for (const [packageVersion, definitions] of Object.entries(table)) {
      for (const name of Object.keys(definitions)) {
        names.add(fullName(packageVersion, name));
      }
    }
  }
  for (const place of enumeratedFields(facts)) {
    names.add(place.definition);
  }
  return names;
}

/** Every field of every enumeration: `{ definition, field, part, enumeration }`, part being `key`, `value` or ''. */
export function enumeratedFields(facts) {
  return Object.entries(facts.enumerations).flatMap(([packageVersion, enumerations]) =>
    Object.values(enumerations).flatMap(enumeration =>
      enumeration.fields.map(path => ({ ...placeOf(path, packageVersion), enumeration })),
    ),
  );
}

/** `PodSpec.overhead{value}`, or `apps/v1.DeploymentSpec.x` of another package, taken apart. */
export function placeOf(path, packageVersion) {
  const found = /^(?:(\w+\/\w+)\.)?(\w+)\.([\w$-]+)(?:\{(key|value)\})?$/.exec(path);
  if (found === null) {
    throw new Error(`Not a field: ${path}`);
  }
  const [, otherPackage, name, field, part = ''] = found;
  return { definition: fullName(otherPackage ?? packageVersion, name), field, part };
}
