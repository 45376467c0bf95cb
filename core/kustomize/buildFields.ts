// Reading the JSON of a kustomization: what is half typed or of another type counts as not there.

/** A mapping of a kustomization. */
export type BuildFields = Readonly<Record<string, unknown>>;

/** A value as a mapping; empty where it is none. */
export function asBuildFields(value: unknown): BuildFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as BuildFields)
    : {};
}

/** The items of a list of mappings. Their indices are those of the list. */
export function itemsAt(fields: BuildFields, name: string): readonly BuildFields[] {
  const list = fields[name];
  return Array.isArray(list) ? list.map(asBuildFields) : [];
}

/** A text that is not empty. */
export function textAt(fields: BuildFields | undefined, name: string): string | undefined {
  const value = fields?.[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The texts of a list. */
export function textsAt(fields: BuildFields, name: string): readonly string[] {
  const list = fields[name];
  return (Array.isArray(list) ? list : []).filter(
    (item): item is string => typeof item === 'string' && item !== '',
  );
}
