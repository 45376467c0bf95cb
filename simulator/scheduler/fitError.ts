// The scheduler's words for a pod that fits nowhere. After framework/types.go: FitError.Error.

/** What is said of a pod that no node takes. */
export interface FitFailure {
  readonly totalNodes: number;
  /** How many nodes gave each reason. */
  readonly reasons: ReadonlyMap<string, number>;
  /** Said instead of the reasons when the pod was refused before any node was looked at. */
  readonly preFilter?: string;
  /** What the attempt to make room ended with. */
  readonly postFilter?: string;
}

const eventMessageMax = 1024;

/** The text of condition PodScheduled and of event FailedScheduling. */
export function fitMessage({ totalNodes, reasons, preFilter, postFilter }: FitFailure): string {
  let text = `0/${totalNodes} nodes are available:`;
  if (preFilter !== undefined) {
    text += ` ${preFilter}.`;
  } else if (reasons.size > 0) {
    text += ` ${reasonText(reasons)}.`;
  }
  return postFilter === undefined || postFilter === '' ? text : `${text} ${postFilter}`;
}

/** Events hold 1024 characters; longer messages end in ` ...`. */
export function eventMessage(message: string): string {
  const suffix = ' ...';
  return message.length > eventMessageMax
    ? message.slice(0, eventMessageMax - suffix.length) + suffix
    : message;
}

/** Counts with their reasons, sorted as text. */
function reasonText(reasons: ReadonlyMap<string, number>): string {
  return Array.from(reasons, ([reason, count]) => `${count} ${reason}`)
    .sort()
    .join(', ');
}
