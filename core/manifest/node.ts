// The tree a YAML document is read into: values with positions. Offsets count UTF-16 units from the start of the
// document's own text, so that a document is parsed again only when its own text changes.

/** A value of a document, with its place. */
export type YamlNode = MappingNode | SequenceNode | ScalarNode | AliasNode;

interface NodeBase {
  /** First offset of the node's text, properties (anchor, tag) not included. */
  readonly start: number;
  /** Offset after its last character; trailing space, comments and line ends excluded. */
  readonly end: number;
  readonly anchor?: string;
  readonly tag?: string;
}

/** Keys with values, in the order they are written; merge keys are entries like others. */
export interface MappingNode extends NodeBase {
  readonly kind: 'mapping';
  readonly flow: boolean;
  readonly entries: readonly MappingEntry[];
}

/** A key with what stands behind it. */
export interface MappingEntry {
  readonly key: ScalarNode;
  /** Undefined: nothing stands after the colon (or no colon yet). */
  readonly value: YamlNode | undefined;
  /** Offset of the colon, or undefined while it is not typed. */
  readonly colon: number | undefined;
}

/** A list; items that are not typed yet are there without a value. */
export interface SequenceNode extends NodeBase {
  readonly kind: 'sequence';
  readonly flow: boolean;
  readonly items: readonly SequenceItem[];
}

/** An item of a list. */
export interface SequenceItem {
  /** Offset of the dash; in flow style, of the item. */
  readonly start: number;
  readonly value: YamlNode | undefined;
}

/** A text, a number, a boolean or null. */
export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar';
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
  /** The text after unescaping and folding. */
  readonly text: string;
  /** The value as the API server reads it: YAML 1.1 scalars (`yes`, `0777`, `1_000`), null where empty. */
  readonly value: string | number | boolean | null;
}

/** `*name`, which stands for what is anchored as `&name`. */
export interface AliasNode extends NodeBase {
  readonly kind: 'alias';
  readonly name: string;
  /** The anchored node, undefined where there is none (yet) or the reference is cyclic. */
  readonly target: YamlNode | undefined;
}

/** A fault of the YAML itself. */
export interface YamlProblem {
  readonly start: number;
  readonly end: number;
  readonly code: string;
  readonly message: string;
  readonly severity: 'error' | 'warning';
}

/** One document of a manifest. Immutable; the same object stays while its text stays the same. */
export interface ManifestDocument {
  readonly text: string;
  readonly root: YamlNode | undefined;
  readonly problems: readonly YamlProblem[];
  /** What the document is, told by its content alone. */
  readonly nature: DocumentNature;
  readonly apiVersion: string | undefined;
  readonly kind: string | undefined;
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  /** The document as JSON the way kubectl converts it; computed on first use. Aliases and merge keys resolved. */
  toValue(): unknown;
  /** The node at a path with its key, or the nearest existing ancestor's. */
  find(path: readonly (string | number)[]): FoundNode;
  /** How many line ends the text has: the lines by which the documents after it are further down. */
  readonly lineBreaks: number;
  /** Line (from 0, within the document) and UTF-16 character of an offset of the document's text. */
  positionAt(offset: number): TextPosition;
  /** The reverse of `positionAt`; positions beyond a line's end or the text give the nearest offset. */
  offsetAt(position: TextPosition): number;
}

/** What was found along a path: `exact` where it led to its end, `depth` is how many of its steps led somewhere. */
export interface FoundNode {
  readonly exact: boolean;
  readonly depth: number;
  readonly key: ScalarNode | undefined;
  readonly value: YamlNode | undefined;
}

/** A place in a text as editors count it: both from 0, characters in UTF-16 units. */
export interface TextPosition {
  readonly line: number;
  readonly character: number;
}

/** `patch`: looks like part of an object (a kustomize patch) only where a kustomization says so: not decided here. */
export type DocumentNature =
  | 'kubernetes'
  | 'list'
  | 'kustomization'
  | 'helm-template'
  | 'compose'
  | 'empty'
  | 'other';

/** A document's place in its manifest. */
export interface PlacedDocument {
  readonly document: ManifestDocument;
  readonly index: number;
  /** Offset of the document's text in the manifest. */
  readonly offset: number;
  /** Line of that offset, from 0. */
  readonly line: number;
}

/** A whole file. `parseManifest(text, previous)` keeps the documents whose text did not change. */
export interface Manifest {
  readonly text: string;
  readonly documents: readonly PlacedDocument[];
}
