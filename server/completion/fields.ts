/**
 * Completion: fields
 *
 * The fields of the type at the cursor that are not there yet, the required ones first and with their required
 * children; in lists of objects, the item with its dash.
 *
 *     spec:
 *       rep$0      →      replicas: 3
 */
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Field, FieldType, ObjectType } from '../../core/kubernetes/schema.js';
import { sourceOf } from '../proposalSource.js';
import { typeWords } from '../schemaPath.js';
import { fieldRank, isDeprecated } from './fieldOrder.js';
import { fieldTemplate, itemTemplate } from './fieldTemplate.js';
import type { CompletionContext, Proposal } from './types.js';

/** Proposes the fields of the mapping under the cursor. */
export function fields(context: CompletionContext): readonly Proposal[] {
  const { cursor, place } = context;
  if (place === undefined) {
    return [];
  }
  const { type } = place;
  if (cursor.place === 'value') {
    return cursor.flow ? [] : blockValue(context, type);
  }
  if (type.kind === 'object') {
    return [...itemBelowKey(context, type.type), ...proposeFields(context, type.type)];
  }
  if (type.kind === 'array' && cursor.place === 'key' && !cursor.flow) {
    return [itemProposal(context, type.items)];
  }
  return [];
}

function proposeFields(context: CompletionContext, type: ObjectType): Proposal[] {
  const { cursor } = context;
  return [...type.fields.values()]
    .filter(field => !cursor.siblings.has(field.name) && isForPeople(field, context))
    .map(field => ({
      label: field.name,
      kind: field.type.kind === 'object' ? CompletionItemKind.Class : CompletionItemKind.Field,
      rank: fieldRank(field, type),
      detail: field.required ? `${typeWords(field.type)} (required)` : typeWords(field.type),
      ...(isDeprecated(field) ? { deprecated: true } : {}),
      ...sourceOf(context, context.path, field.name),
      ...textOf(field, type, context),
    }));
}

/** Nobody writes a status by hand: it is offered to those who ask for it. */
function isForPeople({ name }: Field, { typed, path }: CompletionContext): boolean {
  return name !== 'status' || path.length > 0 || (typed !== '' && name.startsWith(typed));
}

function textOf(
  field: Field,
  owner: ObjectType,
  context: CompletionContext,
): Pick<Proposal, 'text' | 'snippet' | 'continues'> {
  const { cursor, indentsLists } = context;
  if (cursor.hasColon) {
    return { text: field.name };
  }
  const continues = hasChoices(field.type, field);
  if (cursor.flow) {
    return { ...flowText(field), continues };
  }
  const layout = { column: cursor.column, indentsLists };
  return { text: fieldTemplate(field, owner, layout), snippet: true, continues };
}

function flowText(field: Field): Pick<Proposal, 'text' | 'snippet'> {
  switch (field.type.kind) {
    case 'object':
    case 'map':
      return { text: `${field.name}: {$1}`, snippet: true };
    case 'array':
      return { text: `${field.name}: [$1]`, snippet: true };
    default:
      return { text: `${field.name}: ` };
  }
}

function hasChoices(type: FieldType, field: Field): boolean {
  return type.kind === 'boolean' || (field.enumeration !== undefined && type.kind === 'string');
}

/** In the column of a key that waits for its list: lists may stand there as well. */
function itemBelowKey(context: CompletionContext, type: ObjectType): Proposal[] {
  const { cursor, document } = context;
  const before = document.text.slice(0, cursor.start).trimEnd();
  const above = /(?:^|\n)( *(?:- +)*)([\w.-]+):$/.exec(before);
  const items = type.fields.get(above?.[2] ?? '')?.type;
  const isBelow = cursor.place === 'key' && above?.[1]?.length === cursor.column;
  return isBelow && items?.kind === 'array' ? [itemProposal(context, items.items)] : [];
}

/** On a new line below a key whose value is a list. */
function itemProposal(context: CompletionContext, items: FieldType): Proposal {
  const { cursor, indentsLists } = context;
  const template = itemTemplate(items, { column: cursor.column + 2, indentsLists });
  return {
    label: '- ',
    kind: CompletionItemKind.Snippet,
    text: `- ${template}`,
    snippet: true,
    rank: 0,
    detail: `item: ${typeWords(items)}`,
  };
}

/** Right after the colon of a key that wants a block: the block on the next line. */
function blockValue(context: CompletionContext, type: FieldType): Proposal[] {
  const { cursor, place, indentsLists } = context;
  const isBlock = type.kind === 'object' || type.kind === 'array' || type.kind === 'map';
  const field = place?.field;
  if (!isBlock || field === undefined || cursor.end > cursor.start || field.type !== type) {
    return [];
  }
  const template = fieldTemplate(field, place?.owner, { column: cursor.column, indentsLists });
  return [
    {
      label: typeWords(type),
      kind: CompletionItemKind.Snippet,
      text: template.slice(field.name.length + 1),
      snippet: true,
      rank: 0,
      detail: 'on the next line',
    },
  ];
}
