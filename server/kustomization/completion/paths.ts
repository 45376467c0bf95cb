/**
 * Completion: paths of a kustomization
 *
 * Files and folders that are there and not listed yet, relative to the kustomization: manifests and folders to build
 * among resources, Components among components, any file for generators.
 *
 *     resources:
 *       - $0      →      - deployment.yaml
 */
import { CompletionItemKind } from 'vscode-languageserver-types';
import { textAt } from '../../../core/kustomize/buildFields.js';
import { folderOf, resolvePath } from '../../../core/kustomize/scopes.js';
import { namesKustomization } from '../../../core/manifest/fileNames.js';
import type { FieldPath } from '../../../core/validation/fieldError.js';
import type { CompletionContext, Proposal } from '../../completion/types.js';
import { isValue } from '../../completionPlace.js';
import { stringText } from '../../scalarText.js';
import type { FolderEntry } from '../fileTree.js';
import { listedBeside, type PathUse, pathUseAt } from '../paths.js';
import type { KustomizationFile } from '../rule.js';
import type { KustomizationWorld } from '../world.js';

/** Folders elsewhere in the workspace beyond this many are not offered. */
const foldersMax = 100;

/** Proposes paths. */
export function paths(
  context: CompletionContext,
  file: KustomizationFile,
  world: KustomizationWorld,
): readonly Proposal[] {
  const place = placeOf(context);
  if (place === undefined) {
    return [];
  }
  const { use, at, dash } = place;
  const typed = dash === '' ? context.typed : context.typed.replace(/^-\s*/, '');
  const key = at[2] === 'files' ? typed.slice(0, typed.indexOf('=') + 1) : '';
  const inner = typed.slice(key.length, typed.lastIndexOf('/') + 1);
  const folder = resolvePath(file.folder, inner);
  const listed = new Set(
    listedBeside(file.fields, at)
      .filter(text => text !== context.typed)
      .map(text => resolvePath(file.folder, text)),
  );
  const near = world
    .entriesOf(folder)
    .flatMap(entry => offered(entry, { use, folder, inner }, world))
    .concat(inner === '' ? elsewhere(file, use, world) : []);
  return near
    .filter(({ text }) => !listed.has(resolvePath(file.folder, text)) && isOther(text, file))
    .map(({ text, isFolder, detail }, rank) => ({
      label: key + text,
      kind: isFolder ? CompletionItemKind.Folder : CompletionItemKind.File,
      text: dash + stringText(key + text),
      rank,
      ...(detail === undefined ? {} : { detail }),
      ...(text.endsWith('/') ? { continues: true } : {}),
    }));
}

interface PathPlace {
  readonly use: PathUse;
  readonly at: FieldPath;
  /** The dash, where the line has none yet. */
  readonly dash: '' | '- ';
}

function placeOf(context: CompletionContext): PathPlace | undefined {
  const { cursor, path, place } = context;
  if (cursor.place === 'key' && place?.type.kind === 'array' && !cursor.flow) {
    const at = [...path, 0];
    const use = pathUseAt(at);
    return use && { use, at, dash: '- ' };
  }
  const key = keyAbove(context);
  const below = key === undefined ? undefined : pathUseAt([key, 0]);
  if (below !== undefined && path.length === 0) {
    return { use: below, at: [key ?? '', 0], dash: '- ' };
  }
  const use = pathUseAt(path);
  return use !== undefined && isValue(context) ? { use, at: path, dash: '' } : undefined;
}

/** The key that waits for its list in the line above and in the cursor's column. */
function keyAbove({ cursor, document }: CompletionContext): string | undefined {
  const before = document.text.slice(0, cursor.start).trimEnd();
  const [, key] = /(?:^|\n)(\w+):$/.exec(before) ?? [];
  return cursor.place === 'key' && cursor.column === 0 ? key : undefined;
}

interface Offer {
  readonly text: string;
  readonly isFolder: boolean;
  readonly detail?: string;
}

interface Where {
  readonly use: PathUse;
  readonly folder: string;
  /** The folder as typed, with its slash. */
  readonly inner: string;
}

function offered(
  { name, isFolder }: FolderEntry,
  { use, folder, inner }: Where,
  world: KustomizationWorld,
): Offer[] {
  const target = resolvePath(folder, name);
  if (!isFolder) {
    const isManifest = /\.(ya?ml|json)$/i.test(name) && !namesKustomization(name);
    const fits = use === 'content' || ((use === 'objects' || use === 'patch') && isManifest);
    return fits ? [{ text: inner + name, isFolder, ...detailOf(target, world) }] : [];
  }
  const kustomization = world.kustomizationIn(target);
  return kustomization !== undefined && fitsFolder(kustomization, use, world)
    ? [{ text: inner + name, isFolder, detail: 'kustomization' }]
    : [{ text: `${inner}${name}/`, isFolder }];
}

function fitsFolder(kustomization: string, use: PathUse, world: KustomizationWorld): boolean {
  const isComponent = textAt(world.fieldsOf(kustomization), 'kind') === 'Component';
  return use === 'component'
    ? isComponent
    : (use === 'objects' || use === 'folder') && !isComponent;
}

function detailOf(target: string, world: KustomizationWorld): { readonly detail?: string } {
  const kinds = new Set((world.objectsOf(target) ?? []).map(({ facts }) => facts.kind));
  return kinds.size === 0 ? {} : { detail: [...kinds].slice(0, 3).join(', ') };
}

/** Kustomizations of other folders: bases are rarely below. */
function elsewhere(file: KustomizationFile, use: PathUse, world: KustomizationWorld): Offer[] {
  return world.scopes.uris
    .filter(uri => uri !== file.uri && fitsFolder(uri, use, world))
    .slice(0, foldersMax)
    .map(uri => relativePath(file.folder, folderOf(uri)))
    .filter(text => text.startsWith('..'))
    .map(text => ({ text, isFolder: true, detail: 'kustomization' }));
}

/** The path from a folder to another. */
function relativePath(from: string, to: string): string {
  const here = from.split('/');
  const there = to.split('/');
  const shared = here.findIndex((step, index) => step !== there[index]);
  const common = shared < 0 ? here.length : shared;
  const up = here.slice(common).map(() => '..');
  return [...up, ...there.slice(common).map(decodeURIComponent)].join('/');
}

function isOther(text: string, { folder, uri }: KustomizationFile): boolean {
  const target = resolvePath(folder, text);
  return target !== uri && target !== folder;
}
