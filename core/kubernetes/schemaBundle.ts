// The form of schemas/built/structure.json and descriptions.json, and how one definition is read out of them. Shells
// load the two files; the catalogue decodes of them only what is asked for.

import type { Enumeration, FieldType } from './schema.js';

/** schemas/built/structure.json. Versions are bits of a mask, by their place in `versions`. */
export interface Structure {
  readonly versions: readonly string[];
  /** `[package, 'Name Name …']`, in the order of `definitions`. */
  readonly names: readonly (readonly [string, string])[];
  /** Per definition the forms it has had: `[mask, 'replicas i,selector! 45', mask, …]`. */
  readonly definitions: readonly (readonly (number | string)[])[];
  readonly kinds: readonly KindRow[];
  /** What discovery and the printers tell, by API version and kind. */
  readonly resources: { readonly [apiVersion: string]: { readonly [kind: string]: ResourceRow } };
  /** `[1 if closed, ...values]`. */
  readonly enumerations: readonly (readonly (number | string)[])[];
  /** By definition number and field. */
  readonly overlays: { readonly [definition: string]: { readonly [field: string]: Overlay } };
}

/** `[apiVersion, kind, definition, plural, 1 if namespaced, mask]`. The bit after the last version is `former`. */
export type KindRow = readonly [string, string, number, string, number, number];

/** What discovery says of a kind, as far as it is recorded. */
export interface ResourceRow {
  readonly plural: string;
  readonly singular?: string;
  readonly namespaced: boolean;
  readonly shortNames?: readonly string[];
  readonly categories?: readonly string[];
  readonly verbs?: readonly string[];
  readonly subresources?: { readonly [name: string]: unknown };
  readonly columns?: readonly {
    readonly name: string;
    readonly type: string;
    readonly format?: string;
    readonly priority?: number;
    readonly description?: string;
  }[];
}

/** What hand-kept facts add to a field of a definition. */
export interface Overlay {
  /** Number of the enumeration of the values. */
  readonly e?: number;
  /** Number of the enumeration of a map's keys. */
  readonly k?: number;
  /** The default. */
  readonly d?: unknown;
  /** List and merge keys: `map(name) patch=merge,retainKeys(name)`, `atomic`, `mapType=atomic`. */
  readonly l?: string;
}

/** schemas/built/descriptions.json: texts, and per definition `[mask, [own text, text of each field], mask, …]`. */
export interface Descriptions {
  readonly texts: readonly string[];
  readonly definitions: readonly (readonly (number | readonly number[])[])[];
}

/** One field of a definition's form, its type still as written. */
export interface PackedField {
  readonly name: string;
  readonly required: boolean;
  readonly type: string;
}

const scalars: { readonly [word: string]: FieldType } = {
  s: { kind: 'string' },
  y: { kind: 'string', format: 'byte' },
  t: { kind: 'string', format: 'date-time' },
  u: { kind: 'string', format: 'micro-time' },
  i: { kind: 'integer', format: 'int32' },
  l: { kind: 'integer', format: 'int64' },
  n: { kind: 'number' },
  b: { kind: 'boolean' },
  q: { kind: 'quantity' },
  x: { kind: 'intOrString' },
  a: { kind: 'any' },
};

/** The fields of a form in the order the API declares them. */
export function unpackFields(form: string): readonly PackedField[] {
  if (form === '') {
    return [];
  }
  return form.split(',').map(text => {
    const space = text.indexOf(' ');
    const required = text[space - 1] === '!';
    return {
      name: text.slice(0, required ? space - 1 : space),
      required,
      type: text.slice(space + 1),
    };
  });
}

/** A packed type; `objectNumbered` gives the type of a definition by its number. */
export function unpackType(
  packed: string,
  objectNumbered: (definition: number) => FieldType,
): FieldType {
  const rest = packed.slice(1);
  if (packed.startsWith('[')) {
    return { kind: 'array', items: unpackType(rest, objectNumbered) };
  }
  if (packed.startsWith('{')) {
    return { kind: 'map', values: unpackType(rest, objectNumbered) };
  }
  return scalars[packed] ?? objectNumbered(Number(packed));
}

/** The form that holds in a version (a bit of the mask), or undefined where the version has no such definition. */
export function formFor<Form>(
  forms: readonly (number | Form)[] | undefined,
  bit: number,
): Form | undefined {
  for (let index = 0; forms !== undefined && index < forms.length; index += 2) {
    if ((Number(forms[index]) & bit) !== 0) {
      return forms[index + 1] as Form;
    }
  }
  return undefined;
}

/** List and merge keys as the members of a Field. */
export function unpackListFacts(text: string): {
  listType?: 'atomic' | 'set' | 'map';
  listMapKeys?: readonly string[];
  mapType?: 'atomic' | 'granular';
  patchStrategy?: readonly ('merge' | 'replace' | 'retainKeys')[];
  patchMergeKey?: string;
} {
  const facts: ReturnType<typeof unpackListFacts> = {};
  for (const word of text.split(' ')) {
    const [, label, value = '', keys] = /^(?:(\w+)=)?([\w,]+)(?:\((.+)\))?$/.exec(word) ?? [];
    if (label === 'patch') {
      facts.patchStrategy = value.split(',') as ('merge' | 'replace' | 'retainKeys')[];
      Object.assign(facts, keys === undefined ? {} : { patchMergeKey: keys });
    } else if (label === 'mapType') {
      facts.mapType = value as 'atomic' | 'granular';
    } else {
      facts.listType = value as 'atomic' | 'set' | 'map';
      Object.assign(facts, keys === undefined ? {} : { listMapKeys: keys.split(',') });
    }
  }
  return facts;
}

/** An enumeration by its number. */
export function unpackEnumeration(structure: Structure, number: number): Enumeration {
  const [closed, ...values] = structure.enumerations[number] ?? [0];
  return { values: values.map(String), closed: closed === 1 };
}
