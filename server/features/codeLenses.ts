/**
 * Feature: lens above each Kubernetes object
 *
 *     Run in simulator · 3 pods · reached by Service web
 *     kind: Deployment
 */
import type { CodeLens } from 'vscode-languageserver-types';
import type { Manifest, PlacedDocument } from '../../core/manifest/node.js';
import { type ObjectInDocument, objectsOf } from '../../core/manifest/objects.js';
import { type RunTarget, runInSimulatorCommand } from '../../core/protocol.js';
import { rangeIn } from '../place.js';
import { podsOf, reachedBy, selectedBy } from '../podFacts.js';

/** The lenses of a file. Documents beyond this many objects get the run command without facts. */
const factsMax = 500;

export function codeLenses(manifest: Manifest, uri: string): CodeLens[] {
  const objects = manifest.documents.flatMap(placed =>
    objectsOf(placed.document).map(object => ({ placed, object })),
  );
  const all = objects.map(({ object }) => object);
  const withFacts = objects.length <= factsMax;
  return objects.map(({ placed, object }) => {
    const facts = withFacts ? lensFacts(object, all) : podsOf(object).slice(0, 1);
    return lens(placed, object, ['Run in simulator', ...facts].join(' · '), uri);
  });
}

function lens(
  placed: PlacedDocument,
  object: ObjectInDocument,
  title: string,
  uri: string,
): CodeLens {
  const target: RunTarget = { uri, document: placed.index };
  const { start } = object.node;
  return {
    range: rangeIn(placed, { start, end: start }),
    command: { title, command: runInSimulatorCommand, arguments: [target] },
  };
}

function lensFacts(object: ObjectInDocument, all: readonly ObjectInDocument[]): string[] {
  return [...podsOf(object), ...reachedBy(object, all), ...selectedBy(object, all)];
}
