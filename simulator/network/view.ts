// What the network's queries read of a cluster, and who asks for what.

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { GroupKind } from '../kernel/types.js';

/** Objects of a cluster; the façade and controllers' clusters both are one. */
export interface NetworkView {
  get(groupKind: GroupKind, namespace: string, name: string): KubernetesObject | undefined;
  list(groupKind: GroupKind, namespace?: string): readonly KubernetesObject[];
}

/** Who opens a connection. */
export type Client =
  | { readonly kind: 'pod'; readonly namespace: string; readonly name: string }
  | { readonly kind: 'node'; readonly name: string }
  | { readonly kind: 'outside'; readonly address?: string };

/** What a connection is opened to: a name or an address, and a port. */
export interface Target {
  readonly host: string;
  readonly port: number;
  readonly protocol?: 'TCP' | 'UDP' | 'SCTP';
}

/** What comes of a connection. */
export interface Resolution {
  /** `answered`: by any of the pods that answer; `refused`: at once; `timeout`: packets are dropped; `unknown host`:
   *  the name means nothing; `elsewhere`: outside the cluster. */
  readonly outcome: 'answered' | 'refused' | 'timeout' | 'unknown host' | 'elsewhere';
  /** One sentence that says why. */
  readonly why: string;
  /** The Service it goes through, `namespace/name`. */
  readonly service?: string;
  /** The pods behind it, those that answer first. */
  readonly endpoints: readonly ResolvedEndpoint[];
}

/** One pod behind a target. */
export interface ResolvedEndpoint {
  /** `namespace/name`; undefined for an endpoint that is no pod. */
  readonly pod: string | undefined;
  readonly address: string;
  readonly port: number | undefined;
  readonly answers: boolean;
  /** Why it does not answer. */
  readonly why?: string;
}
