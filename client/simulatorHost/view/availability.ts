// How many pods of each workload were available over time, against what was asked for and promised.

import type { AvailabilityView, ObjectId, StepSeries } from '../../../core/protocol.js';
import type { Deployment, StatefulSet } from '../../../schemas/built/types.js';
import type { TimelineEntry } from '../../../simulator/simulation.js';
import { idOf } from '../objectId.js';
import type { Translate } from '../translate.js';
import { desiredOf } from './workloadCards.js';
import { rolloutBounds } from './workloadNotes.js';

/** Steps kept per line; beyond, every second one of the older half goes. */
const stepsMax = 1500;
const workloadsMax = 500;

const kinds = new Set(['apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet', 'apps/ReplicaSet']);

interface Course {
  readonly name: string;
  available: [number, number][];
  desired: [number, number][];
  promised: [number, number][];
}

/** Follows the timeline and remembers each workload's course. */
export class AvailabilityRecorder {
  readonly #courses = new Map<ObjectId, Course>();

  /** Adds one entry, `timeMs` counted from the start. */
  add(entry: TimelineEntry, timeMs: number): void {
    const { after } = entry;
    if (after === undefined || entry.groupKind === undefined || !kinds.has(entry.groupKind)) {
      return;
    }
    const id = idOf(after);
    const course = this.#courses.get(id) ?? this.#begin(id, entry.name);
    const status = after['status'] as Deployment['status'] & { numberAvailable?: number };
    append(course.available, timeMs, status?.availableReplicas ?? status?.numberAvailable ?? 0);
    append(course.desired, timeMs, desiredOf(after));
    append(course.promised, timeMs, promisedOf(after as unknown as Deployment));
  }

  /** The course up to a moment; undefined for workloads that have none. */
  view(id: ObjectId, untilMs: number, t: Translate): AvailabilityView | undefined {
    const course = this.#courses.get(id);
    if (course === undefined) {
      return undefined;
    }
    const desired = valueAt(course.desired, untilMs);
    const promised = valueAt(course.promised, untilMs);
    return {
      title: t('{0}: available pods over time', course.name),
      available: course.available,
      desired: course.desired,
      promised: course.promised,
      desiredLabel: t('desired {0}', desired),
      promisedLabel: t('at least {0}', promised),
    };
  }

  #begin(id: ObjectId, name: string): Course {
    const course: Course = { name, available: [], desired: [], promised: [] };
    if (this.#courses.size < workloadsMax) {
      this.#courses.set(id, course);
    }
    return course;
  }
}

function promisedOf(workload: Deployment | StatefulSet): number {
  if (workload.kind === 'Deployment') {
    return rolloutBounds(workload as Deployment)?.available ?? 0;
  }
  return workload.kind === 'StatefulSet' ? Math.max(0, (workload.spec?.replicas ?? 1) - 1) : 0;
}

function append(series: [number, number][], timeMs: number, value: number): void {
  const last = series[series.length - 1];
  if (last?.[1] === value) {
    return;
  }
  if (last?.[0] === timeMs) {
    last[1] = value;
    return;
  }
  series.push([timeMs, value]);
  if (series.length > stepsMax) {
    const half = Math.floor(series.length / 2);
    const older = series.slice(0, half).filter((_, index) => index % 2 === 0);
    series.splice(0, half, ...older);
  }
}

function valueAt(series: StepSeries, timeMs: number): number {
  return series.findLast(([stepMs]) => stepMs <= timeMs)?.[1] ?? 0;
}
