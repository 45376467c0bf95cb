/**
 * Feature: lens above each Kubernetes object
 *
 *     Run in simulator · 3 pods · reached by Service web
 *     kind: Deployment
 */
import type { CodeLens } from 'vscode-languageserver-types';
import type { GraphObject } from '../../core/graph/objectGraph.js';
import type { Manifest, PlacedDocument } from '../../core/manifest/node.js';
import { type ObjectInDocument, objectsOf } from '../../core/manifest/objects.js';
import { type RunTarget, runInSimulatorCommand } from '../../core/protocol.js';
import { rangeIn } from '../place.js';
import { podsOf, reachedBy, selectedBy, usedBy } from '../podFacts.js';
import { type Surroundings, selfOf } from '../surroundings.js';

/** Files with more objects than this get the run command with pod counts alone. */
const factsMax = 500;

/** The lenses of a file. */
export function codeLenses(
  manifest: Manifest,
  uri: string,
  surroundings: Surroundings,
): CodeLens[] {
  const objects = manifest.documents.flatMap(placed =>
    objectsOf(placed.document).map(object => ({ placed, object })),
  );
  const withFacts = objects.length <= factsMax;
  return objects.map(({ placed, object }) => {
    const self = withFacts ? selfOf(surroundings, placed.document, object) : undefined;
    const applied = self && surroundings.inBuild(self)?.object.facts;
    const pods = podsOf(applied ? { ...object, value: () => applied.value } : object).slice(0, 1);
    const facts = self === undefined ? [] : factsOf(self, surroundings);
    return lens(placed, object, ['Run in simulator', ...pods, ...facts].join(' · '), uri);
  });
}

function factsOf(self: GraphObject, surroundings: Surroundings): string[] {
  return [reachedBy, selectedBy, usedBy].flatMap(facts => facts(self, surroundings));
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
