// What workloads have in common: a selector that matches the labels of their own pod template.
import type { LabelSelector, PodTemplateSpec } from '../../schemas/built/types.js';
import { fieldIsImmutable, sameValue } from './immutable.js';
import { writtenMap, writtenSelector } from './internalForms.js';
import { checkLabelSelector, isEmptyMap, isEmptySelector, selectorMatches } from './labels.js';
import type { Place } from './place.js';

/** The server's words where template labels do not match. */
export const doesNotMatch = '`selector` does not match template `labels`';

/** What a kind says about its selector. */
export interface SelectorWords {
  /** After an empty selector. */
  readonly empty: string;
  /** After a selector that cannot be read. */
  readonly faulty: string;
}

/** The selector of a workload that must have one. Tells whether it can be read at all. */
export function checkWorkloadSelector(
  selector: LabelSelector | undefined,
  words: SelectorWords,
  at: Place,
): boolean {
  if (selector === undefined) {
    at.required();
    return true;
  }
  checkLabelSelector(selector, at);
  if (isEmptySelector(selector)) {
    at.invalid(selector, words.empty);
  }
  if (selectorMatches(selector, undefined) === undefined) {
    at.invalid(writtenSelector(selector), words.faulty);
    return false;
  }
  return true;
}

/** A selector that may not change after creation. */
export function checkSelectorUnchanged(
  next: LabelSelector | undefined,
  previous: LabelSelector | undefined,
  at: Place,
): void {
  if (!sameValue(next, previous)) {
    at.invalid(next === undefined ? null : writtenSelector(next), fieldIsImmutable);
  }
}

/** Labels of the template against the selector. No selector matches nothing, an empty one everything. */
export function checkTemplateLabels(
  selector: LabelSelector | undefined,
  template: PodTemplateSpec | undefined,
  at: Place,
): void {
  const labels = template?.metadata?.labels;
  if (selector === undefined || selectorMatches(selector, labels) === false) {
    const shown = isEmptyMap(labels) ? null : writtenMap(labels);
    at.field('metadata').field('labels').invalid(shown, doesNotMatch);
  }
}

/** restartPolicy Always and no deadline: what pods of controllers must have. */
export function checkControlledPod(
  template: PodTemplateSpec | undefined,
  owner: string,
  at: Place,
): void {
  const { restartPolicy, activeDeadlineSeconds } = template?.spec ?? {};
  if (restartPolicy !== undefined && restartPolicy !== 'Always') {
    at.field('spec').field('restartPolicy').notSupported(restartPolicy, ['Always']);
  }
  if (activeDeadlineSeconds !== undefined) {
    const detail = `activeDeadlineSeconds in ${owner} is not Supported`;
    at.field('spec').field('activeDeadlineSeconds').forbidden(detail);
  }
}
