// What tests of controllers ask of a simulation: its events in words.

import type { Event } from '../../../schemas/built/types.js';
import type { Simulation } from '../../../simulator/simulation.js';

/** `SuccessfulCreate: Created pod: web-…`, oldest first, of one kind of objects; random suffixes starred. */
export function eventsOf(simulation: Simulation, kind: string): readonly string[] {
  return (simulation.list('Event') as readonly Event[])
    .filter(event => event.involvedObject.kind === kind)
    .map(event => `${event.reason}: ${event.message}`)
    .map(text => text.replace(/-[bcdfghjklmnpqrstvwxz2456789]{5}(?=$|[\s:.])/g, '-*'));
}
