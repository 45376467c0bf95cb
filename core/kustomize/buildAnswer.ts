// What a whole build gives, as data that can be sent: the objects as they are applied, where each field is written,
// and what stood in the way.

/** First line and character, last line and character: from 0, UTF-16. */
export type Span = readonly [number, number, number, number];

/** Where a value is written. */
export interface Place {
  /** Index into the answer's files; undefined: that of the value around it. */
  readonly file?: number;
  /** The key in front of the value, where there is one. */
  readonly key?: Span;
  readonly value: Span;
  /** By field or index; values that are left out have no place of their own. */
  readonly fields?: Readonly<Record<string, Place>>;
}

/** A built object. */
export interface PlacedObject {
  readonly value: unknown;
  /** Of its root. Always says the file. */
  readonly place: Place;
}

/** Why kustomize would build nothing. */
export interface BuildFault {
  readonly type:
    | 'missing'
    | 'no-kustomization'
    | 'circle'
    | 'yaml'
    | 'not-text'
    | 'field'
    | 'no-object'
    | 'no-name'
    | 'twice'
    | 'no-target'
    | 'operation'
    | 'literal';
  /** What it is about: a path, an object, or what a reader says. */
  readonly about: string;
  /** Index into the answer's files. */
  readonly file: number;
  readonly span: Span;
}

/** What is left out because nobody can tell it without running programs, downloads or settings of their own. */
export interface BuildGap {
  readonly type: 'remote' | 'chart' | 'plugin' | 'vars' | 'configuration' | 'environment';
  /** The address, chart or field. */
  readonly about: string;
}

/** A whole build. */
export interface BuildAnswer {
  /** In the order in which they are applied; none where there are faults. */
  readonly objects: readonly PlacedObject[];
  /** Every file it was made of, the kustomization first: a change in any of them may change the build. */
  readonly files: readonly string[];
  readonly faults: readonly BuildFault[];
  readonly gaps: readonly BuildGap[];
}

/** Client to server: builds the kustomization of a folder or file; null where there is none. */
export const buildMethod = 'drydock/build';

export interface BuildParams {
  /** A folder, or a kustomization file. */
  readonly uri: string;
  /** Unsaved texts of files that the server is not told about, such as sources of ConfigMaps, by URI. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** Client to server: the kustomizations of a folder and of those in it. */
export const kustomizationsMethod = 'drydock/kustomizations';

export interface KustomizationsParams {
  readonly uri: string;
}

/** The kustomizations of a folder tree. */
export interface Kustomizations {
  /** That of the folder itself. */
  readonly own?: string;
  /** Those that can be built and that no other takes in, in alphabetical order. */
  readonly roots: readonly string[];
  /** What belongs to kustomizations and is not applied by itself: files, and folders with a slash at their end. */
  readonly parts: readonly string[];
}
