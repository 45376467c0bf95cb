// One document of a manifest: its text, its tree, and what is computed from them on first use.

import { findNode } from './find.js';
import { lineStartsOf, offsetIn, positionIn } from './lineIndex.js';
import { readHeader } from './nature.js';
import type {
  DocumentNature,
  FoundNode,
  ManifestDocument,
  TextPosition,
  YamlNode,
  YamlProblem,
} from './node.js';
import { readDocument } from './readDocument.js';
import { toJson } from './toValue.js';

/** Reads a document's text. Never throws. */
export function createDocument(text: string): ManifestDocument {
  return new ReadManifestDocument(text);
}

class ReadManifestDocument implements ManifestDocument {
  readonly text: string;
  readonly root: YamlNode | undefined;
  readonly problems: readonly YamlProblem[];
  readonly lineBreaks: number;
  readonly nature: DocumentNature;
  readonly apiVersion: string | undefined;
  readonly kind: string | undefined;
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  #value: unknown;
  #lineStarts: readonly number[] | undefined;

  constructor(text: string) {
    const { root, problems } = readDocument(text);
    const header = readHeader(root, text);
    this.text = text;
    this.root = root;
    this.nature = header.nature;
    this.apiVersion = header.apiVersion;
    this.kind = header.kind;
    this.name = header.name;
    this.namespace = header.namespace;
    this.problems = header.nature === 'helm-template' ? [] : problems;
    this.lineBreaks = countBreaks(text);
  }

  toValue(): unknown {
    this.#value ??= toJson(this.root);
    return this.#value;
  }

  find(path: readonly (string | number)[]): FoundNode {
    return findNode(this.root, path);
  }

  positionAt(offset: number): TextPosition {
    return positionIn(this.#lines(), offset, this.text.length);
  }

  offsetAt(position: TextPosition): number {
    return offsetIn(this.#lines(), position, this.text);
  }

  #lines(): readonly number[] {
    this.#lineStarts ??= lineStartsOf(this.text);
    return this.#lineStarts;
  }
}

function countBreaks(text: string): number {
  if (text.includes('\r')) {
    return lineStartsOf(text).length - 1;
  }
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    count++;
  }
  return count;
}
