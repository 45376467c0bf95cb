// The contract of one kind's rules.
import type { KubernetesObject } from '../kubernetes/object.js';
import { type NameCheck, nameIsSubdomain } from './names.js';
import type { Place } from './place.js';

/** What a kind's rules may depend on besides the object. */
export interface ValidationContext {
  /** Kubernetes version, `1.36`. Rules follow the newest one; the version is for what differs. */
  readonly version?: string;
  /** Whether objects of a kind without rules of its own live in namespaces; by default they do. */
  readonly namespaced?: boolean;
}

/** The rules of one kind. Objects come decoded without faults and with their defaults. */
export interface KindRules {
  readonly group: string;
  readonly kind: string;
  /** Only this version of the kind; undefined for all. */
  readonly version?: string;
  readonly namespaced: boolean;
  readonly name: NameCheck;
  /** Finalizers may be any qualified name, also without a domain. */
  readonly anyFinalizers?: boolean;
  /** Metadata is looked at only where the rest is right. */
  readonly metadataLast?: boolean;
  /** Everything but metadata. */
  readonly create: (object: never, at: Place, context: ValidationContext) => void;
  /** What may not change, beyond metadata; the rules of creation are checked too unless `updateOnly`. */
  readonly update?: (next: never, previous: never, at: Place) => void;
  /** The update check stands alone. */
  readonly updateOnly?: boolean;
  readonly warnings?: (object: never) => readonly string[];
}

/** The rules of a kind of Kubernetes type T. */
export interface TypedRules<T> {
  readonly group: string;
  readonly kind: string;
  readonly version?: string;
  readonly anyFinalizers?: boolean;
  readonly metadataLast?: boolean;
  /** Default true. */
  readonly namespaced?: boolean;
  /** Default: a DNS subdomain. */
  readonly name?: NameCheck;
  readonly create?: (object: T, at: Place, context: ValidationContext) => void;
  readonly update?: (next: T, previous: T, at: Place) => void;
  readonly updateOnly?: boolean;
  readonly warnings?: (object: T) => readonly string[];
}

/** States the rules of a kind. */
export function rulesOf<T extends KubernetesObject | object>(rules: TypedRules<T>): KindRules {
  return {
    namespaced: true,
    name: nameIsSubdomain,
    create: nothingMore,
    ...rules,
  } as KindRules;
}

function nothingMore(): void {
  // Metadata is all there is to check.
}
