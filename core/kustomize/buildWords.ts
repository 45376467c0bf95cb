// Why kustomize would refuse a kustomization, and what a build leaves out, in words for the person.

import type { Translate } from '../translate.js';
import type { BuildFault, BuildGap } from './buildAnswer.js';

/** A sentence without its end. */
export function faultWords({ type, about }: BuildFault, t: Translate): string {
  switch (type) {
    case 'missing':
      return t('{0} is not there', about);
    case 'no-kustomization':
      return t('the folder {0} holds no kustomization', about);
    case 'circle':
      return t('{0} takes in this kustomization itself', about);
    case 'yaml':
      return about;
    case 'not-text':
      return t('the file cannot be read as text');
    case 'field':
      return t('there is no field {0}, or its value is of another type', about);
    case 'no-object':
      return t('this is no Kubernetes object');
    case 'no-name':
      return t('the {0} has no name', about);
    case 'twice':
      return t('{0} is built twice', about);
    case 'no-target':
      return t('{0} is not built, so that nothing can change it', about);
    case 'operation':
      return t('the operation on {0} cannot be done', about);
    case 'literal':
      return t('a literal is written key=value');
  }
}

/** What nobody can build without kustomize, each once; undefined where that is nothing. */
export function gapWords(gaps: readonly BuildGap[], t: Translate): string | undefined {
  const words = new Set(gaps.map(gap => wordsOf(gap, t)));
  return words.size === 0
    ? undefined
    : t('What runs is not all that kustomize would build: {0}.', [...words].join('; '));
}

function wordsOf({ type, about }: BuildGap, t: Translate): string {
  switch (type) {
    case 'remote':
      return t('{0} is not downloaded', about);
    case 'chart':
      return t('the chart {0} is not rendered', about);
    case 'plugin':
      return t('{0} are programs and are not run', about);
    case 'vars':
      return t('variables are not filled in');
    case 'configuration':
      return t('{0} does not count', about);
    case 'environment':
      return t('the environment has to say what {0} is', about);
  }
}
