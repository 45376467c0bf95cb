// The hash behind the name of a generated ConfigMap or Secret: of what it holds, so that new data is a new object.
// https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/generatoroptions/

import { type Fields, isFields } from '../json.js';

/** Ten characters that spell no words. `sha256` answers in hexadecimal digits. */
export function nameHash(object: Fields, sha256: (text: string) => string): string {
  const { kind, type, data } = object;
  const further = kind === 'Secret' ? 'stringData' : 'binaryData';
  const hashed = {
    kind,
    ...(kind === 'Secret' ? { type: type ?? '' } : {}),
    // kustomize means to hash the name as well, and looks for it in the wrong place.
    name: '',
    data: data ?? '',
    ...(isFields(object[further]) ? { [further]: object[further] } : {}),
  };
  const safe: Readonly<Record<string, string>> = { 0: 'g', 1: 'h', 3: 'k', a: 'm', e: 't' };
  return [...sha256(toGoJson(hashed)).slice(0, 10)].map(digit => safe[digit] ?? digit).join('');
}

/** As Go writes JSON: keys in the order of their characters, and `<`, `>` and `&` escaped. */
function toGoJson(value: unknown): string {
  if (isFields(value)) {
    const fields = Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => `${toGoJson(key)}:${toGoJson(inner)}`);
    return `{${fields.join(',')}}`;
  }
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
