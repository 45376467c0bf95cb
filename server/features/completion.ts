/**
 * Feature: completion
 *
 * Finds out what is being typed, asks every source, and turns the proposals into edits of the word under the cursor.
 */
import {
  type CompletionItem,
  type CompletionList,
  InsertTextFormat,
  InsertTextMode,
  type Position,
} from 'vscode-languageserver-types';
import type { Catalogue, ObjectType } from '../../core/kubernetes/schema.js';
import type { Manifest, ManifestDocument } from '../../core/manifest/node.js';
import { objectsOf } from '../../core/manifest/objects.js';
import { completionSources } from '../completion/index.js';
import type { CompletionContext, Proposal, ProposalSource } from '../completion/types.js';
import { cursorContext } from '../cursor/cursorContext.js';
import { indentsLists } from '../listStyle.js';
import { type DocumentOffset, locate, rangeIn } from '../place.js';
import { placeAt, typeOfObject } from '../schemaPath.js';
import type { Settings } from '../settings.js';
import { fieldDocumentation, kindDocumentation } from './hover.js';

const silentNatures = ['kustomization', 'compose', 'helm-template'];

/** What completion depends on besides the text. */
export interface CompletionOptions {
  readonly uri: string;
  readonly catalogue: Catalogue;
  readonly settings: Settings;
}

/** What may be written at a position. */
export function completeAt(
  manifest: Manifest,
  position: Position,
  options: CompletionOptions,
): CompletionList {
  const place = locate(manifest, position);
  const context = place && contextAt(place, options.catalogue);
  if (place === undefined || context === undefined) {
    return { isIncomplete: false, items: [] };
  }
  const proposals = completionSources.flatMap(source => source(context));
  const seen = new Set<string>();
  const items = proposals
    .filter(({ label }) => !seen.has(label) && seen.add(label))
    .sort((one, other) => one.rank - other.rank)
    .map(proposal => toItem(proposal, context, place, options));
  return { isIncomplete: false, items };
}

/** The file whose completion gave an item. */
export function uriOfItem(item: CompletionItem): string {
  return (item.data as ItemData | undefined)?.uri ?? '';
}

/** Adds the documentation to an item that was given without. */
export function resolveCompletion(item: CompletionItem, catalogue: Catalogue): CompletionItem {
  const source = (item.data as ItemData | undefined)?.source;
  const type = source && catalogue.typeOf(source.apiVersion, source.kind);
  if (source === undefined || type === undefined) {
    return item;
  }
  const value =
    source.field === undefined
      ? kindDocumentation(type, catalogue, source)
      : documentationOf(type, source.path ?? [], source.field);
  return value === undefined ? item : { ...item, documentation: { kind: 'markdown', value } };
}

/** What travels to the client and back with an item. */
interface ItemData {
  readonly uri: string;
  readonly source: ProposalSource;
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

function contextAt(place: DocumentOffset, catalogue: Catalogue): CompletionContext | undefined {
  const { document } = place.placed;
  const cursor = cursorContext(document, place.offset);
  if (cursor === undefined || silentNatures.includes(document.nature)) {
    return undefined;
  }
  const object = objectAround(document, cursor.path);
  const type = typeOfObject(catalogue, object);
  const path = cursor.path.slice(object.path.length);
  return {
    catalogue,
    document,
    cursor,
    object,
    path,
    place: type && placeAt(type, path),
    indentsLists: indentsLists(document),
  };
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
  const { cursor } = context;
  const range = rangeIn(place.placed, cursor);
  const isBlock = proposal.text.startsWith('\n');
  const space = cursor.needsSpace && !isBlock ? ' ' : '';
  const asSnippet = proposal.snippet === true && settings.snippets;
  const text = proposal.snippet === true && !asSnippet ? plainText(proposal.text) : proposal.text;
  return {
    label: proposal.label,
    kind: proposal.kind,
    sortText: `${String(proposal.rank).padStart(4, '0')}${proposal.label}`,
    filterText: proposal.label,
    textEdit: { range, newText: space + text },
    insertTextFormat: asSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    insertTextMode: InsertTextMode.asIs,
    ...(proposal.detail === undefined ? {} : { detail: proposal.detail }),
    ...(proposal.preselect === true ? { preselect: true } : {}),
    ...(proposal.source === undefined ? {} : { data: { uri, source: proposal.source } }),
    ...(proposal.continues === true && settings.snippets
      ? { command: { title: '', command: 'editor.action.triggerSuggest' } }
      : {}),
  };
}

/** A snippet without its tab stops, for editors that know none. */
function plainText(snippet: string): string {
  return snippet.replace(/\$\{?\d+\}?/g, '');
}
