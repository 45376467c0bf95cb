// What a kind does of its own on the write path. One file per kind that differs from the ordinary.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { ServerView } from '../serverView.js';

/** The rules of one kind; whatever is left out is the ordinary. */
export interface Strategy {
  /** metadata.generation counts the changes of the spec. */
  readonly generation?: boolean;
  /** Writes of the main resource leave the status alone, and creation starts with this one. */
  readonly status?: 'none' | 'separate';
  readonly initialStatus?: (object: KubernetesObject, view: ServerView) => object | undefined;
  /** After defaulting and admission, before validation. */
  prepareForCreate?(object: KubernetesObject, view: ServerView): KubernetesObject;
  prepareForUpdate?(
    object: KubernetesObject,
    previous: KubernetesObject,
    view: ServerView,
  ): KubernetesObject;
  /** Of a write of the status alone, before it is compared with the stored one. Throws `ApiError` for faults. */
  prepareForStatus?(object: KubernetesObject): KubernetesObject;
  /** True when this update counts for the generation besides a changed spec. */
  countsForGeneration?(object: KubernetesObject, previous: KubernetesObject): boolean;
  /** Fills in what is allocated, after validation. Takes nothing yet: the write may be a dry run. */
  allocate?(
    object: KubernetesObject,
    previous: KubernetesObject | undefined,
    view: ServerView,
  ): KubernetesObject;
  /** The object is stored: what was allocated is taken. */
  stored?(object: KubernetesObject, previous: KubernetesObject | undefined, view: ServerView): void;
  /** The object is gone: what was allocated is given back. */
  removed?(object: KubernetesObject, view: ServerView): void;
  /** The grace a deletion without one asks for; undefined: this kind goes at once. */
  gracePeriodSeconds?(object: KubernetesObject, requested: number | undefined): number;
  /** Without a policy in the request, dependents are orphaned. */
  readonly orphansByDefault?: boolean;
}
