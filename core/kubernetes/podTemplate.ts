// Where each kind keeps the pod it makes: the template's or the pod's own metadata and spec. For rules that look at
// pods in whatever object they stand.

import { parseApiVersion } from './gvk.js';

/** A place of pods in a kind. */
export interface PodPlace {
  /** The path of what has the pod's metadata and spec; empty for a Pod itself. */
  readonly path: readonly string[];
  /** The path of the PodSpec. */
  readonly specPath: readonly string[];
}

/** The lists of containers of a PodSpec, those first that people write most. */
export const containerLists = ['containers', 'initContainers', 'ephemeralContainers'] as const;

const template = place(['spec', 'template']);

const places: { readonly [groupKind: string]: PodPlace } = {
  '/Pod': place([]),
  '/PodTemplate': place(['template']),
  '/ReplicationController': template,
  'apps/Deployment': template,
  'apps/ReplicaSet': template,
  'apps/StatefulSet': template,
  'apps/DaemonSet': template,
  'extensions/Deployment': template,
  'extensions/ReplicaSet': template,
  'extensions/DaemonSet': template,
  'batch/Job': template,
  'argoproj.io/Rollout': template,
  'batch/CronJob': place(['spec', 'jobTemplate', 'spec', 'template']),
};

function place(path: readonly string[]): PodPlace {
  return { path, specPath: [...path, 'spec'] };
}

/** Where a kind keeps its pod; undefined for kinds without one. The version of the group does not matter. */
export function podPlaceOf(apiVersion: string, kind: string): PodPlace | undefined {
  return places[`${parseApiVersion(apiVersion).group}/${kind}`];
}
