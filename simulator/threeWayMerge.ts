// A three-way merge of JSON objects: what was applied and is no longer wished for goes, what is wished for comes.

/** A JSON object. */
export interface Fields {
  readonly [key: string]: unknown;
}

/** The current object with the difference between last and desired applied to it. Lists are replaced. */
export function mergeThreeWay(last: Fields, desired: Fields, current: Fields): Fields {
  const merged: Record<string, unknown> = { ...current };
  for (const key of Object.keys(last)) {
    if (desired[key] === undefined) {
      delete merged[key];
    }
  }
  for (const [key, value] of Object.entries(desired)) {
    const present = current[key];
    merged[key] =
      isFields(value) && isFields(present)
        ? mergeThreeWay(fieldsOf(last[key]), value, present)
        : value;
  }
  return merged;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}
