// What strategies and admission plugins see of the server: objects, time and chance, and no way to write.

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { Quantities } from '../../core/kubernetes/quantities.js';
import type { ResourceQuota } from '../../schemas/built/types.js';
import type { GroupKind, Random } from '../kernel/types.js';
import type { Allocator } from './allocation/allocator.js';

/** Read access during a write. */
export interface ServerView {
  readonly nowMs: number;
  readonly timestamp: string;
  readonly seed: number;
  readonly clusterIps: Allocator;
  readonly nodePorts: Allocator;
  get(groupKind: GroupKind, namespace: string, name: string): KubernetesObject | undefined;
  list(groupKind: GroupKind, namespace?: string): readonly KubernetesObject[];
  /** The CustomResourceDefinition of a kind; undefined for built-in and unknown kinds. */
  definitionOf(groupKind: GroupKind): KubernetesObject | undefined;
  /** Custom kinds included. */
  isNamespaced(groupKind: GroupKind): boolean;
  /** How much of a quota is used now. */
  quotaUsage(quota: ResourceQuota): Quantities;
  /** Chance that depends on what it is for, not on what happened before. */
  randomFor(concern: string): Random;
}
