// One document of a manifest: its text, its tree, and what is computed from them on first use.

import { findNode } from './find.js';
import { lineStartsOf, offsetIn, positionIn } from './lineIndex.js';
import { type Header, readHeader } from './nature.js';
import type { FoundNode, ManifestDocument, TextPosition, YamlNode, YamlProblem } from './node.js';
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
  readonly #header: Header;
  #value: unknown;
  #lineStarts: readonly number[] | undefined;

  constructor(text: string) {
    const { root, problems } = readDocument(text);
    this.text = text;
    this.root = root;
    this.#header = readHeader(root, text);
    this.problems = this.#header.nature === 'helm-template' ? [] : problems;
    this.lineBreaks = countBreaks(text);
  }

  get nature() {
    return this.#header.nature;
  }

  get apiVersion() {
    return this.#header.apiVersion;
  }

  get kind() {
    return this.#header.kind;
  }

  get name() {
    return this.#header.name;
  }

  get namespace() {
    return this.#header.namespace;
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
