/**
 * Feature: hover
 *
 * On a field: what it is for, its type, whether it is required, the allowed values and the default. On a kind: what
 * kind of object it is.
 */
import type { Hover, Position } from 'vscode-languageserver-types';
import type { Catalogue, Field, FieldType, ObjectType } from '../../core/kubernetes/schema.js';
import type { Manifest } from '../../core/manifest/node.js';
import { type ObjectInDocument, objectsOf } from '../../core/manifest/objects.js';
import { type PathAt, pathAt } from '../cursor/pathAt.js';
import { locate, rangeIn } from '../place.js';
import { placeAt, shortName, typeOfObject, typeWords } from '../schemaPath.js';

/** What to show at a position, as Markdown; undefined where nothing is known. */
export function hoverAt(
  manifest: Manifest,
  position: Position,
  catalogue: Catalogue,
): Hover | undefined {
  const place = locate(manifest, position);
  const at = place && pathAt(place.placed.document, place.offset);
  if (place === undefined || at === undefined) {
    return undefined;
  }
  const object = objectsOf(place.placed.document).findLast(({ path }) =>
    path.every((step, index) => at.path[index] === step),
  );
  const type = object && typeOfObject(catalogue, object);
  const node = at.inKey ? at.key : at.value;
  if (object === undefined || type === undefined || node === undefined) {
    return undefined;
  }
  const value = textFor(object, type, at, catalogue);
  return value === undefined
    ? undefined
    : { contents: { kind: 'markdown', value }, range: rangeIn(place.placed, node) };
}

/** The documentation of a field as Markdown. */
export function fieldDocumentation(field: Field, owner: ObjectType | undefined): string {
  const facts = [
    `**${field.name}**`,
    `\`${typeWords(field.type)}\``,
    ...(field.required ? ['**required**'] : []),
    ...(owner === undefined ? [] : [`field of ${shortName(owner.name)}`]),
  ];
  const lines = [facts.join(' · ')];
  if (field.description !== undefined) {
    lines.push(asMarkdown(field.description));
  }
  if (field.enumeration !== undefined) {
    const { values, closed } = field.enumeration;
    const title = closed ? 'Allowed values' : 'Well-known values';
    lines.push(`${title}: ${values.map(value => `\`${value}\``).join(', ')}`);
  }
  if (field.defaultValue !== undefined) {
    lines.push(`Default: \`${JSON.stringify(field.defaultValue)}\``);
  }
  return lines.join('\n\n');
}

/** The documentation of a kind as Markdown. */
export function kindDocumentation(
  type: ObjectType,
  catalogue: Catalogue,
  object: { readonly apiVersion: string; readonly kind: string },
): string {
  const resource = catalogue.resourceOf(object.apiVersion, object.kind);
  const scope = resource?.namespaced === false ? 'cluster-wide' : 'in a namespace';
  const short = resource?.shortNames.length ? ` · short: ${resource.shortNames.join(', ')}` : '';
  const title = `**${object.kind}** · ${object.apiVersion}`;
  const facts = resource === undefined ? title : `${title} · ${scope}${short}`;
  return type.description === undefined ? facts : `${facts}\n\n${asMarkdown(type.description)}`;
}

function textFor(
  object: ObjectInDocument,
  type: ObjectType,
  at: PathAt,
  catalogue: Catalogue,
): string | undefined {
  const path = at.path.slice(object.path.length);
  const { apiVersion, kind } = object;
  if (path.length === 1 && path[0] === 'kind' && apiVersion !== undefined && kind !== undefined) {
    return kindDocumentation(type, catalogue, { apiVersion, kind });
  }
  const place = placeAt(type, path);
  const isMisplaced = !at.inKey && at.value?.kind === 'scalar' && isCollection(place?.type);
  return place?.field && !isMisplaced ? fieldDocumentation(place.field, place.owner) : undefined;
}

/** Types whose values are no single word: a word there is half typed. */
function isCollection(type: FieldType | undefined): boolean {
  return type?.kind === 'object' || type?.kind === 'array' || type?.kind === 'map';
}

/** The API's documentation is plain text: characters that Markdown or HTML would read as their own are escaped. */
function asMarkdown(text: string): string {
  return text
    .replace(/([*_<>[\]\\])/g, '\\$1')
    .replace(/(?:^|\s)(https?:\/\/\S+)/g, match => match.replaceAll('\\', ''));
}
