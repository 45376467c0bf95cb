// Secrets: what is written as plain text is stored as data.

import { encodeText } from '../../../core/kubernetes/base64.js';
import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { Strategy } from './strategy.js';

type Texts = Readonly<Record<string, string>>;

export const secret: Strategy = {
  prepareForCreate: withoutStringData,
  prepareForUpdate: withoutStringData,
};

function withoutStringData(object: KubernetesObject): KubernetesObject {
  const { stringData, ...rest } = object as KubernetesObject & { readonly stringData?: Texts };
  if (stringData === undefined || stringData === null) {
    return object;
  }
  const encoded = Object.entries(stringData).map(([key, text]) => [key, encodeText(text)]);
  const data = { ...(object['data'] as Texts | undefined), ...Object.fromEntries(encoded) };
  return { ...(rest as KubernetesObject), data };
}
