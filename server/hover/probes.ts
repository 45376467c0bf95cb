/**
 * Hover: probes
 *
 * How often a probe asks, and after what time of failures it has its effect.
 */

import { containerPathOf, fieldsIn } from '../objectPlace.js';
import { durationWords } from './durations.js';
import type { HoverContext } from './types.js';

const effects: Readonly<Record<string, string>> = {
  livenessProbe: 'the container is restarted',
  readinessProbe: 'the pod gets no more traffic',
  startupProbe: 'the container is restarted',
};

/** Tells the rhythm of a probe, with the defaults of what is not said. */
export function probes(context: HoverContext): readonly string[] {
  const container = containerPathOf(context);
  const name = context.path[container?.length ?? 0];
  const effect = typeof name === 'string' ? effects[name] : undefined;
  if (container === undefined || name === undefined || effect === undefined) {
    return [];
  }
  const probe = fieldsIn(context, [...container, name]);
  const numberOf = (field: string, fallback: number): number => {
    const value = probe[field];
    return typeof value === 'number' && value > 0 ? value : fallback;
  };
  const delay = numberOf('initialDelaySeconds', 0);
  const period = numberOf('periodSeconds', 10);
  const failures = numberOf('failureThreshold', 3);
  const timeout = numberOf('timeoutSeconds', 1);
  const start = delay === 0 ? '' : `, first after ${durationWords(delay)}`;
  const times = failures === 1 ? 'one failure' : `${failures} failures in a row`;
  const span = period * (failures - 1) + timeout;
  const about = `at most ${durationWords(period + span)} after it broke`;
  return [
    `Asks every ${durationWords(period)}${start}; an answer may take ${durationWords(timeout)}.` +
      ` After ${times} ${effect}: ${about}`,
  ];
}
