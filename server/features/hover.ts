/**
 * Feature: hover
 *
 * On a field: what follows from it here and in the workspace; then what it is for, its type, whether it is required,
 * the allowed values and the default. On a kind: what kind of object it is.
 */
import type { Hover, Position } from 'vscode-languageserver-types';
import type { Catalogue, Field, FieldType, ObjectType } from '../../core/kubernetes/schema.js';
import { meaningsOf } from '../../core/kubernetes/valueMeanings.js';
import type { Manifest, ManifestDocument } from '../../core/manifest/node.js';
import { type ObjectInDocument, objectsOf } from '../../core/manifest/objects.js';
import { type PathAt, pathAt } from '../cursor/pathAt.js';
import { hoverSources } from '../hover/index.js';
import { kustomizationFile } from '../kustomization/file.js';
import { hoverInKustomization } from '../kustomization/hover.js';
import type { KustomizationWorld } from '../kustomization/world.js';
import { locate, rangeIn } from '../place.js';
import { placeAt, shortName, typeOfObject, typeWords } from '../schemaPath.js';
import { type Surroundings, selfOf } from '../surroundings.js';

/** What a hover depends on besides the text. */
export interface HoverOptions {
  readonly catalogue: Catalogue;
  readonly kubernetesVersion: string;
  readonly surroundings: Surroundings;
  readonly world: KustomizationWorld;
  /** The time of the question, in milliseconds; undefined: nothing that depends on it is said. */
  readonly nowMs: number | undefined;
}

/** What to show at a position, as Markdown; undefined where nothing is known. */
export function hoverAt(
  manifest: Manifest,
  position: Position,
  options: HoverOptions,
): Hover | undefined {
  const place = locate(manifest, position);
  const file = place && kustomizationFile(options.surroundings.uri, place.placed.document);
  if (place !== undefined && file !== undefined) {
    return hoverInKustomization(place, file, options.world);
  }
  const at = place && pathAt(place.placed.document, place.offset);
  if (place === undefined || at === undefined) {
    return undefined;
  }
  const object = objectsOf(place.placed.document).findLast(({ path }) =>
    path.every((step, index) => at.path[index] === step),
  );
  const type = object && typeAt(options.catalogue, object, at.path);
  const node = at.inKey ? at.key : at.value;
  if (object === undefined || node === undefined) {
    return undefined;
  }
  const facts = factsFor(place.placed.document, { object, type, at }, options);
  const documentation = textFor(object, type, at, options.catalogue);
  const parts = [facts.join('\n\n'), documentation ?? ''].filter(part => part !== '');
  return parts.length === 0
    ? undefined
    : {
        contents: { kind: 'markdown', value: parts.join('\n\n---\n\n') },
        range: rangeIn(place.placed, node),
      };
}

/** Of a kind that nobody knows, the metadata is like that of any other. */
function typeAt(
  catalogue: Catalogue,
  object: ObjectInDocument,
  path: PathAt['path'],
): ObjectType | undefined {
  const isMetadata = object.kind !== undefined && path[object.path.length] === 'metadata';
  const other = isMetadata ? catalogue.typeOf('v1', 'ConfigMap') : undefined;
  return typeOfObject(catalogue, object) ?? other;
}

function factsFor(
  document: ManifestDocument,
  { object, type, at }: { object: ObjectInDocument; type: ObjectType | undefined; at: PathAt },
  { surroundings, kubernetesVersion, nowMs }: HoverOptions,
): readonly string[] {
  const path = at.path.slice(object.path.length);
  const self = selfOf(surroundings, document, object);
  const context = {
    object,
    self,
    value: object.value(),
    at,
    path,
    place: type && placeAt(type, path),
  };
  return hoverSources.flatMap(source =>
    source({ ...context, surroundings, kubernetesVersion, nowMs }),
  );
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
    lines.push(`${title}:${valueWords(values, meaningsOf(owner, field.name))}`);
  }
  if (field.defaultValue !== undefined) {
    lines.push(`Default: \`${JSON.stringify(field.defaultValue)}\``);
  }
  return lines.join('\n\n');
}

/** A list in a line, or one line each where their meanings are known. */
function valueWords(values: readonly string[], meanings: Readonly<Record<string, string>>): string {
  const usual = Object.keys(meanings).filter(value => values.includes(value));
  const ordered = [...new Set([...usual, ...values])];
  const shown = ordered.map(value => ({ code: `\`${value || '""'}\``, meaning: meanings[value] }));
  return Object.keys(meanings).length === 0
    ? ` ${shown.map(({ code }) => code).join(', ')}`
    : shown
        .map(({ code, meaning }) => `\n- ${code}${meaning === undefined ? '' : `: ${meaning}`}`)
        .join('')
        .replace('\n', '\n\n');
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
  type: ObjectType | undefined,
  at: PathAt,
  catalogue: Catalogue,
): string | undefined {
  const path = at.path.slice(object.path.length);
  const { apiVersion, kind } = object;
  if (type === undefined) {
    return undefined;
  }
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
