import { expect, test } from 'vitest';
import { ObjectGraph } from '../../core/graph/objectGraph.js';
import { parseManifest } from '../../core/manifest/parseManifest.js';
import { WordsInUse, wordsMax } from '../../server/wordsInUse.js';

function take(words: WordsInUse, graph: ObjectGraph, uri: string, text: string): void {
  const documents = parseManifest(text).documents.map(({ document }) => document);
  graph.update(uri, documents);
  words.update(uri, documents, graph);
}

const pod = (name: string, image: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, labels: {app: ${name}}}\nspec: {containers: [{name: a, image: "${image}"}]}\n`;

test('words are counted, those used most first, and go with their last use', () => {
  const graph = new ObjectGraph();
  const words = new WordsInUse();
  take(words, graph, 'file:///a.yaml', pod('a', 'one:1'));
  take(words, graph, 'file:///b.yaml', `${pod('b', 'two:1')}---\n${pod('c', 'two:1')}`);
  expect(words.of('image')).toEqual(['two:1', 'one:1']);
  expect(words.of('label:app')).toEqual(['a', 'b', 'c']);
  expect(words.of('image', 'ONE')).toEqual(['one:1']);
  take(words, graph, 'file:///b.yaml', pod('b', 'one:1'));
  expect(words.of('image')).toEqual(['one:1']);
  take(words, graph, 'file:///a.yaml', '');
  take(words, graph, 'file:///b.yaml', '');
  expect(words.of('image')).toEqual([]);
});

test('very many words are cut, and found by what is typed', () => {
  const graph = new ObjectGraph();
  const words = new WordsInUse();
  const pods = Array.from({ length: 300 }, (_, index) => pod(`p${index}`, `image:${index}`));
  take(words, graph, 'file:///a.yaml', pods.join('---\n'));
  expect(words.of('image')).toHaveLength(wordsMax);
  expect(words.of('image', 'e:299')).toEqual(['image:299']);
});
