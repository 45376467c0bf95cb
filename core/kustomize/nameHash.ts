// The hash behind the name of a generated ConfigMap or Secret: of what it holds, so that new data is a new object.
// https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/generatoroptions/

import { type Fields, isFields } from '../json.js';
import { writeGoJson } from '../writeGoJson.js';

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
  return [...sha256(writeGoJson(hashed)).slice(0, 10)].map(digit => safe[digit] ?? digit).join('');
}
