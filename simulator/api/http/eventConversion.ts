// Events of events.k8s.io/v1 and of the core group are one kind under two names of their fields.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';

/** How the fields are called in the core group and in events.k8s.io. */
const NAMES: readonly (readonly [string, string])[] = [
  ['involvedObject', 'regarding'],
  ['message', 'note'],
  ['reportingComponent', 'reportingController'],
  ['source', 'deprecatedSource'],
  ['firstTimestamp', 'deprecatedFirstTimestamp'],
  ['lastTimestamp', 'deprecatedLastTimestamp'],
  ['count', 'deprecatedCount'],
];

/** The events.k8s.io/v1 form of a stored event. */
export function eventToEventsGroup(object: KubernetesObject): KubernetesObject {
  return rename(object, new Map(NAMES));
}

/** The stored form of an event of events.k8s.io/v1. */
export function eventFromEventsGroup(object: KubernetesObject): KubernetesObject {
  return rename(object, new Map(NAMES.map(([core, group]) => [group, core])));
}

function rename(object: KubernetesObject, names: ReadonlyMap<string, string>): KubernetesObject {
  const { apiVersion, kind, metadata, ...fields } = object;
  const entries = Object.entries(fields).map(([key, value]) => [names.get(key) ?? key, value]);
  return { apiVersion, kind, metadata, ...Object.fromEntries(entries) };
}
