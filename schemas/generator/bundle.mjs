// Packs all versions into two values: the structure (what the validator needs) and the descriptions (what hover and
// completion need). A definition that is the same in several versions is kept once, with the versions it holds in.

import { packOverlays } from './overlays.mjs';

/**
 * `versions` are the read versions, oldest first, `former` the kinds no longer served. A version is a bit of a mask by
 * its place in `versions`; former definitions have the bit after the last.
 */
export function packBundle({ versions, former, facts }) {
  const all = [...versions, { version: 'former', ...former }];
  const names = [...new Set(all.flatMap(({ definitions }) => [...definitions.keys()]))].sort();
  const numbers = new Map(names.map((name, index) => [name, index]));
  const structure = {
    versions: versions.map(({ version }) => version),
    names: packNames(names),
    definitions: names.map(name =>
      packVariants(name, all, ({ fields }) => packFields(fields, numbers)),
    ),
    kinds: packKinds(all, numbers),
    resources: facts.resources,
    ...packOverlays({ facts, names, numbers, versions, all }),
  };
  return { structure, descriptions: packDescriptions(names, all) };
}

/** Names sorted by package, the package written once: `{ 'io.k8s.api.apps.v1': ['ControllerRevision', …] }`. */
function packNames(names) {
  const packages = [];
  for (const name of names) {
    const at = name.lastIndexOf('.');
    const packageName = name.slice(0, at);
    if (packages.at(-1)?.[0] !== packageName) {
      packages.push([packageName, []]);
    }
    packages.at(-1)[1].push(name.slice(at + 1));
  }
  return packages.map(([packageName, definitions]) => [packageName, definitions.join(' ')]);
}

/** The different forms of a definition, newest first: `[mask, form, mask, form, …]`. */
function packVariants(name, all, pack) {
  const variants = new Map();
  for (const [bit, { definitions }] of [...all.entries()].reverse()) {
    const definition = definitions.get(name);
    if (definition !== undefined) {
      const form = pack(definition);
      const key = JSON.stringify(form);
      const previous = variants.get(key)?.mask ?? 0;
      variants.set(key, { mask: previous | (1 << bit), form });
    }
  }
  return [...variants.values()].flatMap(({ mask, form }) => [mask, form]);
}

/** Fields in one text: `replicas i,selector! #45`. */
function packFields(fields, numbers) {
  return fields
    .map(({ name, type, required }) => `${name}${required ? '!' : ''} ${packType(type, numbers)}`)
    .join(',');
}

function packType(type, numbers) {
  const words = {
    's:byte': 'y',
    's:date-time': 't',
    's:micro-time': 'u',
    'i:int32': 'i',
    'i:int64': 'l',
  };
  const reference = type.indexOf('#');
  if (reference >= 0) {
    return `${type.slice(0, reference)}${numbers.get(type.slice(reference + 1))}`;
  }
  const [, outer, scalar] = /^([[{]*)(.*)$/.exec(type);
  return `${outer}${words[scalar] ?? scalar}`;
}

/** `[apiVersion, kind, definition, plural, namespaced, mask]` of every kind. */
function packKinds(all, numbers) {
  const rows = new Map();
  for (const [bit, { kinds }] of all.entries()) {
    for (const { group, version, definition, plural, namespaced } of kinds) {
      const apiVersion = group === '' ? version : `${group}/${version}`;
      const previous = rows.get(definition)?.at(-1) ?? 0;
      const kind = definition.slice(definition.lastIndexOf('.') + 1);
      const scope = namespaced ? 1 : 0;
      rows.set(definition, [
        apiVersion,
        kind,
        numbers.get(definition),
        plural,
        scope,
        previous | (1 << bit),
      ]);
    }
  }
  return [...rows.values()].sort((a, b) => (`${a[0]} ${a[1]}` < `${b[0]} ${b[1]}` ? -1 : 1));
}

/** All texts once, and for each definition's form the numbers of its text and those of its fields. */
function packDescriptions(names, all) {
  const texts = [''];
  const numbers = new Map([['', 0]]);
  const numberOf = text => {
    if (!numbers.has(text)) {
      numbers.set(text, texts.push(text) - 1);
    }
    return numbers.get(text);
  };
  const definitions = names.map(name =>
    packVariants(name, all, ({ description, fields }) => [
      numberOf(description),
      ...fields.map(field => numberOf(field.description)),
    ]),
  );
  return { texts, definitions };
}
