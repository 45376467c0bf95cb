// What a kubelet remembers of a pod that it runs.

import type { Pod } from '../../schemas/built/types.js';
import type { Courses } from './course.js';
import { admitPod, type PodRuntime, withCourses } from './podRuntime.js';

interface Followed {
  readonly spec: Pod['spec'];
  readonly annotations: Pod['metadata']['annotations'];
  readonly rulesCount: number;
}

/** A pod with its runtime. */
export interface Entry {
  readonly uid: string;
  runtime: PodRuntime;
  /** What the courses of the runtime were found by. */
  followed: Followed;
  podIP: string | undefined;
  /** The status as it was written last; another one means that somebody else wrote. */
  status: Pod['status'];
  writing: boolean;
  hadTurn: boolean;
  turnMs: number | undefined;
  mountFailure: string | undefined;
  killedMs: number | undefined;
}

/** A pod that is taken now; `hadTurn`: it need not wait for its turn to become ready. */
export function newEntry(pod: Pod, courses: Courses, nowMs: number, hadTurn: boolean): Entry {
  return {
    uid: pod.metadata.uid ?? '',
    runtime: admitPod(pod, courses, nowMs),
    followed: {
      spec: pod.spec,
      annotations: pod.metadata.annotations,
      rulesCount: courses.rulesCount,
    },
    podIP: undefined,
    status: undefined,
    writing: false,
    hadTurn,
    turnMs: undefined,
    mountFailure: undefined,
    killedMs: undefined,
  };
}

/** The runtime by the courses in force; they are found again only where the pod or the rules changed. */
export function followCourses(entry: Entry, pod: Pod, courses: Courses, nowMs: number): PodRuntime {
  const { annotations } = pod.metadata;
  const { rulesCount } = courses;
  const { spec, annotations: before, rulesCount: known } = entry.followed;
  if (spec === pod.spec && before === annotations && known === rulesCount) {
    return entry.runtime;
  }
  entry.followed = { spec: pod.spec, annotations, rulesCount };
  return withCourses(entry.runtime, pod, courses, nowMs);
}
