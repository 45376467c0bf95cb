// Admission: what looks at every write after defaulting, to change it or to refuse it.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { GroupKind } from '../../kernel/types.js';
import type { ServerView } from '../serverView.js';

/** Takes a warning in the server's words. */
export type Warn = (text: string) => void;

/** The write that asks to be admitted. */
export interface AdmissionRequest {
  readonly operation: 'CREATE' | 'UPDATE' | 'DELETE';
  /** Empty for the main resource; `status`, `binding`, `eviction` … */
  readonly subresource: string;
  readonly groupKind: GroupKind;
  readonly object: KubernetesObject;
  readonly previous: KubernetesObject | undefined;
  /** Set while the real server has yet to generate the name: it is changed before it is named. */
  readonly isUnnamed?: boolean;
  /** Tells the writer something without refusing. */
  readonly warn?: Warn | undefined;
}

/** An admission plugin. Both steps throw `ApiError` to refuse. */
export interface AdmissionPlugin {
  readonly name: string;
  /** The object, changed or the same. */
  mutate?(request: AdmissionRequest, view: ServerView): KubernetesObject;
  validate?(request: AdmissionRequest, view: ServerView): void;
}
