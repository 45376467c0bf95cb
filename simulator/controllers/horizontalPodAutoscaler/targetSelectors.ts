// By which selectors autoscalers count pods: two that count the same pods would pull at them in turn, and stop.
// After pkg/controller/podautoscaler/horizontal.go: validateAndParseSelector.

import { type LabelSelector, matchesSelector } from '../../../core/kubernetes/selector.js';
import type { Pod } from '../../../schemas/built/types.js';
import { showSelector } from '../../api/tables/cell.js';

/** Why the pods of a target cannot be counted. */
export interface SelectorProblem {
  /** Of the event. */
  readonly reason: string;
  readonly message: string;
  /** Of condition ScalingActive. */
  readonly condition: readonly [reason: string, message: string];
}

/** The selectors of the autoscalers that have looked at their target, by key `namespace/name`. */
export class TargetSelectors {
  readonly #selectors = new Map<string, LabelSelector>();

  forget(key: string): void {
    this.#selectors.delete(key);
  }

  /** Notes the selector of an autoscaler; says what is wrong with it, if anything is. */
  note(
    key: string,
    selector: LabelSelector | string | undefined,
    pods: readonly Pod[],
  ): SelectorProblem | undefined {
    if (selector === undefined) {
      const missing = "the HPA target's scale is missing a selector";
      return {
        reason: 'SelectorRequired',
        message: 'selector is required',
        condition: ['InvalidSelector', missing],
      };
    }
    if (typeof selector === 'string') {
      const reason = 'InvalidSelector';
      const message = `couldn't convert selector into a corresponding internal selector object: ${selector}`;
      return { reason, message, condition: [reason, message] };
    }
    this.#selectors.set(key, selector);
    const keys = this.#selecting(key.slice(0, key.indexOf('/') + 1), pods);
    if (keys.length <= 1) {
      return undefined;
    }
    const reason = 'AmbiguousSelector';
    const subject = `pods by selector ${showSelector(selector)}`;
    const message = `${subject} are controlled by multiple HPAs: [${keys.join(' ')}]`;
    return { reason, message, condition: [reason, message] };
  }

  #selecting(prefix: string, pods: readonly Pod[]): readonly string[] {
    return [...this.#selectors]
      .filter(([key, selector]) => {
        return (
          key.startsWith(prefix) && pods.some(pod => matchesSelector(selector, pod.metadata.labels))
        );
      })
      .map(([key]) => key)
      .sort();
  }
}
