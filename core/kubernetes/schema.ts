// What the API of one Kubernetes version looks like: kinds, fields, types. The contract between the schema
// bundle (schemas/built, read by schemaBundle.ts) and everything that asks about fields.

/** A field's type, as the API server decodes it. */
export type FieldType =
  | { readonly kind: 'string'; readonly format?: 'byte' | 'date-time' | 'micro-time' }
  | { readonly kind: 'integer'; readonly format: 'int32' | 'int64' }
  | { readonly kind: 'number' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'quantity' }
  | { readonly kind: 'intOrString' }
  | { readonly kind: 'array'; readonly items: FieldType }
  | { readonly kind: 'map'; readonly values: FieldType }
  | { readonly kind: 'object'; readonly type: ObjectType }
  /** Anything: RawExtension, JSON, FieldsV1. Its fields are never unknown. */
  | { readonly kind: 'any' };

/** A struct of the API: `DeploymentSpec`, `Container`. One instance per schema version, shared by all its uses. */
export interface ObjectType {
  /** Full name: `io.k8s.api.apps.v1.DeploymentSpec`; `crd:<group>/<version>/<Kind>…` for custom resources. */
  readonly name: string;
  readonly fields: ReadonlyMap<string, Field>;
  /** Unknown fields are kept and not reported (x-kubernetes-preserve-unknown-fields, embedded objects). */
  readonly preservesUnknown: boolean;
  /** Markdown-free text of the API documentation; undefined until descriptions are loaded. */
  readonly description: string | undefined;
}

/** A field of an object type, with what the API says of it. */
export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly required: boolean;
  readonly description: string | undefined;
  /** Allowed (closed) or well-known (open) values of the field, or of its items or map values. */
  readonly enumeration?: Enumeration;
  /** Well-known keys of a field that is a map. */
  readonly keyEnumeration?: Enumeration;
  /** The server's default, as JSON, where it is a constant. */
  readonly defaultValue?: unknown;
  readonly listType?: 'atomic' | 'set' | 'map';
  readonly listMapKeys?: readonly string[];
  readonly mapType?: 'atomic' | 'granular';
  readonly patchStrategy?: readonly ('merge' | 'replace' | 'retainKeys')[];
  readonly patchMergeKey?: string;
}

/** Values of a field, in the order they are offered. */
export interface Enumeration {
  readonly values: readonly string[];
  /** The server refuses every other value. */
  readonly closed: boolean;
}

/** A resource as discovery tells it. */
export interface Resource {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly singular: string;
  readonly namespaced: boolean;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly verbs: readonly string[];
  readonly subresources: readonly string[];
  readonly columns: readonly Column[];
  /** Served only where the cluster's operator switched it on: alpha versions and new betas. */
  readonly optIn?: boolean;
}

/** A column of the server's table. Priority above 0: only in wide output. */
export interface Column {
  readonly name: string;
  readonly type: string;
  readonly format: string;
  readonly priority: number;
  readonly description: string;
}

/** All kinds of one Kubernetes version (plus custom resources added to it). */
export interface Catalogue {
  /** `1.36`. */
  readonly version: string;
  /** The type of a kind, or undefined where this version does not serve it. `apiVersion` is `v1`, `apps/v1`. */
  typeOf(apiVersion: string, kind: string): ObjectType | undefined;
  /** A definition by its full name. */
  typeNamed(name: string): ObjectType | undefined;
  resourceOf(apiVersion: string, kind: string): Resource | undefined;
  /** Every kind people may write, List kinds left out. */
  readonly resources: readonly Resource[];
}
