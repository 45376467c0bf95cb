// DefaultTolerationSeconds: pods stay five minutes on a node that is not ready or unreachable, unless they say else.

import type { Pod, Toleration } from '../../../schemas/built/types.js';
import type { AdmissionPlugin } from './types.js';

const tolerationSeconds = 300;
const keys = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'];

export const defaultTolerationSeconds: AdmissionPlugin = {
  name: 'DefaultTolerationSeconds',
  mutate(request) {
    if (
      request.groupKind !== 'Pod' ||
      request.operation === 'DELETE' ||
      request.subresource !== ''
    ) {
      return request.object;
    }
    const { spec } = request.object as unknown as Pod;
    const present = spec?.tolerations ?? [];
    const missing = keys.filter(key => !present.some(toleration => covers(toleration, key)));
    if (missing.length === 0) {
      return request.object;
    }
    const tolerations =
      present.length === 0 ? defaultsOf(missing) : [...present, ...defaultsOf(missing)];
    return { ...request.object, spec: { ...spec, tolerations } };
  },
};

function covers(toleration: Toleration, key: string): boolean {
  return (
    (!toleration.key || toleration.key === key) &&
    (!toleration.effect || toleration.effect === 'NoExecute')
  );
}

/** The ordinary two are one list shared by all pods. */
function defaultsOf(missing: readonly string[]): readonly Toleration[] {
  return missing.length === keys.length ? both : missing.map(toleranceOf);
}

function toleranceOf(key: string): Toleration {
  return { key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds };
}

const both: readonly Toleration[] = keys.map(toleranceOf);
