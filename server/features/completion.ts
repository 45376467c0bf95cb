/**
 * Feature: completion
 *
 * Finds out what is being typed, asks every source, and turns the proposals into edits of the word under the cursor.
 */

import {
  type CompletionItem,
  CompletionItemTag,
  type CompletionList,
  InsertTextFormat,
  InsertTextMode,
  type Position,
} from 'vscode-languageserver-types';
import type { GraphView } from '../../core/graph/objectGraph.js';
import { valueAt } from '../../core/json.js';
import type { Catalogue, ObjectType } from '../../core/kubernetes/schema.js';
import { typeOfKustomizationApi } from '../../core/kustomize/kustomizationTypes.js';
import type { Manifest, ManifestDocument } from '../../core/manifest/node.js';
import { objectsOf } from '../../core/manifest/objects.js';
import { parseManifest } from '../../core/manifest/parseManifest.js';
import type { FieldPath } from '../../core/validation/fieldError.js';
import { completionSources } from '../completion/index.js';
import type {
  CompletionContext,
  ObjectSource,
  Proposal,
  ProposalSource,
} from '../completion/types.js';
import { type CursorContext, cursorContext } from '../cursor/cursorContext.js';
import { describeObject } from '../describeObject.js';
import { kustomizationSources } from '../kustomization/completion/index.js';
import { kustomizationFile, kustomizationObject } from '../kustomization/file.js';
import type { KustomizationFile } from '../kustomization/rule.js';
import type { KustomizationWorld } from '../kustomization/world.js';
import { indentsLists } from '../listStyle.js';
import { type DocumentOffset, locate, rangeIn } from '../place.js';
import { placeAt, type SchemaPlace, typeOfObject } from '../schemaPath.js';
import type { Settings } from '../settings.js';
import type { Surroundings } from '../surroundings.js';
import { fieldDocumentation, kindDocumentation } from './hover.js';

const silentNatures = ['compose', 'helm-template'];

/** What completion depends on besides the text. */
export interface CompletionOptions {
  readonly uri: string;
  readonly catalogue: Catalogue;
  readonly settings: Settings;
  readonly surroundings: Surroundings;
  readonly world: KustomizationWorld;
}

/** Sources narrow long lists by what is typed: from this many on, they are asked again as more is typed. */
const completeMax = 200;

/** More proposals than this are never sent. */
const shownMax = 600;

/** What may be written at a position. */
export function completeAt(
  manifest: Manifest,
  position: Position,
  options: CompletionOptions,
): CompletionList {
  const place = beforeMarker(locate(manifest, position));
  const file = place && kustomizationFile(options.uri, place.placed.document);
  const context = place && contextAt(place, options, file);
  if (place === undefined || context === undefined) {
    return { isIncomplete: false, items: [] };
  }
  const sources = file ? kustomizationSources(file, options.world) : completionSources;
  const proposals = sources.flatMap(source => source(context));
  const seen = new Set<string>();
  const ordered = proposals
    .filter(({ label }) => !seen.has(label) && seen.add(label))
    .sort((one, other) => one.rank - other.rank);
  const isIncomplete = ordered.length >= completeMax;
  const shown = ordered.length > shownMax ? narrowed(ordered, context.typed) : ordered;
  return { isIncomplete, items: shown.map(proposal => toItem(proposal, context, place, options)) };
}

/** Above the first `---` another document may begin. */
function beforeMarker(place: DocumentOffset | undefined): DocumentOffset | undefined {
  const marker = place === undefined ? -1 : place.placed.document.text.search(/^---(?:\s|$)/m);
  if (place === undefined || marker <= 0 || place.offset >= marker) {
    return place;
  }
  const [head] = parseManifest(place.placed.document.text.slice(0, marker)).documents;
  return head === undefined
    ? place
    : { offset: place.offset, placed: { ...place.placed, document: head.document } };
}

function narrowed(proposals: readonly Proposal[], typed: string): readonly Proposal[] {
  const wanted = typed.toLowerCase();
  return proposals.filter(({ label }) => label.toLowerCase().includes(wanted)).slice(0, shownMax);
}

/** The file whose completion gave an item. */
export function uriOfItem(item: CompletionItem): string {
  return (item.data as ItemData | undefined)?.uri ?? '';
}

/** Adds the documentation to an item that was given without. */
export function resolveCompletion(
  item: CompletionItem,
  catalogue: Catalogue,
  graph: GraphView,
): CompletionItem {
  const { source, object, meaning } = (item.data as ItemData | undefined) ?? {};
  const value =
    (object && documentationOfObject(object, graph)) ??
    meaning ??
    (source && documentationOfSource(source, catalogue));
  return value === undefined ? item : { ...item, documentation: { kind: 'markdown', value } };
}

function documentationOfObject(source: ObjectSource, graph: GraphView): string | undefined {
  const found = graph.named(source.groupKind, source.name).find(({ uri }) => uri === source.uri);
  return found && describeObject(found);
}

function documentationOfSource(source: ProposalSource, catalogue: Catalogue): string | undefined {
  const { apiVersion, kind } = source;
  const type = catalogue.typeOf(apiVersion, kind) ?? typeOfKustomizationApi(apiVersion, kind);
  if (type === undefined) {
    return undefined;
  }
  return source.field === undefined
    ? kindDocumentation(type, catalogue, source)
    : documentationOf(type, source.path ?? [], source.field);
}

/** What travels to the client and back with an item. */
interface ItemData {
  readonly uri: string;
  readonly source?: ProposalSource;
  readonly object?: ObjectSource;
  readonly meaning?: string;
}

function documentationOf(
  type: ObjectType,
  path: readonly (string | number)[],
  name: string,
): string | undefined {
  const owner = placeAt(type, path);
  const field = placeAt(type, [...path, name])?.field;
  return (
    field && fieldDocumentation(field, owner?.type.kind === 'object' ? owner.type.type : undefined)
  );
}

function contextAt(
  place: DocumentOffset,
  { catalogue, surroundings }: CompletionOptions,
  file: KustomizationFile | undefined,
): CompletionContext | undefined {
  const { document } = place.placed;
  const cursor = cursorContext(document, place.offset);
  const isSilent = file === undefined && silentNatures.includes(document.nature);
  if (cursor === undefined || isSilent) {
    return undefined;
  }
  const object = file ? kustomizationObject(file) : objectAround(document, cursor.path);
  const type = file?.type ?? typeOfObject(catalogue, object);
  const path = cursor.path.slice(object.path.length);
  return {
    catalogue,
    document,
    cursor,
    object,
    path,
    place: placeOf(catalogue, type, path),
    indentsLists: indentsLists(document),
    surroundings,
    value: valueAt(document.toValue(), object.path),
    typed: document.text.slice(cursor.start, place.offset).replace(/^["']/, ''),
  };
}

/** Of a kind that nobody knows, the metadata is like that of any other. */
function placeOf(
  catalogue: Catalogue,
  type: ObjectType | undefined,
  path: FieldPath,
): SchemaPlace | undefined {
  const known = type ?? (path[0] === 'metadata' ? catalogue.typeOf('v1', 'ConfigMap') : undefined);
  return known && placeAt(known, path);
}

function objectAround(
  document: ManifestDocument,
  path: readonly (string | number)[],
): CompletionContext['object'] {
  const inList = objectsOf(document).find(
    object => object.path.length > 0 && object.path.every((step, index) => path[index] === step),
  );
  if (inList !== undefined) {
    return inList;
  }
  const inItems = document.nature === 'list' && path[0] === 'items' && path.length > 1;
  if (inItems) {
    return { path: path.slice(0, 2), apiVersion: undefined, kind: undefined };
  }
  return { path: [], apiVersion: document.apiVersion, kind: document.kind };
}

function toItem(
  proposal: Proposal,
  context: CompletionContext,
  place: DocumentOffset,
  { settings, uri }: CompletionOptions,
): CompletionItem {
  const { cursor, document } = context;
  const range = rangeIn(place.placed, cursor);
  const isBlock = proposal.text.startsWith('\n');
  const space = cursor.needsSpace && !isBlock ? ' ' : '';
  const asSnippet = proposal.snippet === true && settings.snippets;
  const text = proposal.snippet === true && !asSnippet ? plainText(proposal.text) : proposal.text;
  const quote = /["']/.exec(document.text.charAt(cursor.start))?.[0] ?? '';
  const isQuoted = quote !== '' && cursor.place !== 'key' && proposal.snippet !== true;
  const quoted = isQuoted && !/^["']/.test(text) ? `${quote}${text}${quote}` : text;
  const newText = isJson(document) ? asJson(quoted, cursor) : quoted;
  return {
    label: proposal.label,
    kind: proposal.kind,
    sortText: `${String(proposal.rank).padStart(4, '0')}${proposal.label}`,
    filterText: quote === '' ? proposal.label : `${quote}${proposal.label}${quote}`,
    textEdit: { range, newText: space + newText },
    insertTextFormat: asSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    insertTextMode: InsertTextMode.asIs,
    ...(proposal.detail === undefined ? {} : { detail: proposal.detail }),
    ...(proposal.preselect === true ? { preselect: true } : {}),
    ...(proposal.deprecated === true ? { tags: [CompletionItemTag.Deprecated] } : {}),
    ...documentationData(proposal, uri),
    ...(proposal.continues === true && settings.snippets
      ? { command: { title: '', command: 'editor.action.triggerSuggest' } }
      : {}),
  };
}

/** JSON puts all names and texts into quotes. */
function isJson({ text }: ManifestDocument): boolean {
  return /^\s*\{\s*(?:"|\}|$)/.test(text);
}

function asJson(text: string, cursor: CursorContext): string {
  if (cursor.place === 'key') {
    return text.replace(/^([\w.$/-]+)/, '"$1"');
  }
  return /^(?:"|-?\d+(?:\.\d+)?$|(?:true|false|null)$)/.test(text) ? text : JSON.stringify(text);
}

/** What is needed to document the item when it is asked for. */
function documentationData(
  { source, object, meaning }: Proposal,
  uri: string,
): { readonly data?: ItemData } {
  if (source === undefined && object === undefined && meaning === undefined) {
    return {};
  }
  return {
    data: {
      uri,
      ...(source === undefined ? {} : { source }),
      ...(object === undefined ? {} : { object }),
      ...(meaning === undefined ? {} : { meaning }),
    },
  };
}

/** A snippet with what stands at its tab stops at first, for editors that know no snippets. */
function plainText(snippet: string): string {
  const starts = new Map<string, string>();
  const expanded = snippet.replace(/\$\{(\d+):([^}]*)\}/g, (_, stop: string, start: string) => {
    starts.set(
      stop,
      start.replace(/\$(\d+)/g, (_stop, other: string) => starts.get(other) ?? ''),
    );
    return `$${stop}`;
  });
  return expanded.replace(/\$\{?(\d+)\}?/g, (_, stop: string) => starts.get(stop) ?? '');
}
