// Anchors of YAML and the aliases that repeat them: names within one document.

import type { ManifestDocument, YamlNode } from '../../core/manifest/node.js';
import type { NamedThing, Occurrence } from './named.js';

/** The anchor or alias at an offset of a document. */
export function anchor(
  uri: string,
  document: ManifestDocument,
  offset: number,
): NamedThing | undefined {
  if (!document.text.includes('&')) {
    return undefined;
  }
  const places = [...placesIn(document)];
  const here = places.find(({ start, end }) => offset >= start && offset <= end);
  return (
    here && {
      title: `anchor ${here.name}`,
      name: here.name,
      occurrences: () =>
        places.filter(({ target }) => target === here.target).map(each => toOccurrence(each)),
      problemWith: name =>
        /^[^\s,[\]{}]+$/.test(name) ? undefined : 'No spaces, commas, brackets or braces',
    }
  );

  function toOccurrence({ start, end, isDeclaration }: Place): Occurrence {
    return { uri, document, span: { start, end }, style: 'plain', isDeclaration };
  }
}

interface Place {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly target: YamlNode;
  readonly isDeclaration: boolean;
}

function* placesIn(document: ManifestDocument): Iterable<Place> {
  const waiting: YamlNode[] = document.root === undefined ? [] : [document.root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.anchor !== undefined) {
      const at = document.text.lastIndexOf(`&${node.anchor}`, node.start);
      const start = at + 1;
      const place = { name: node.anchor, start, end: start + node.anchor.length };
      yield { ...place, target: node, isDeclaration: true };
    }
    if (node.kind === 'alias' && node.target !== undefined) {
      const place = { name: node.name, start: node.start + 1, end: node.end };
      yield { ...place, target: node.target, isDeclaration: false };
    }
    waiting.push(...childrenOf(node));
  }
}

function childrenOf(node: YamlNode): YamlNode[] {
  if (node.kind === 'mapping') {
    return node.entries.flatMap(({ value }) => value ?? []);
  }
  return node.kind === 'sequence' ? node.items.flatMap(({ value }) => value ?? []) : [];
}
