// Reads what is to be run: files and folders, with the unsaved text of open editors, and
// kustomizations as they are built.

import * as vscode from 'vscode';
import { isPartOf } from '../core/kustomize/kustomizationParts.js';
import { namesKustomization } from '../core/manifest/fileNames.js';
import type { RunTarget } from '../core/protocol.js';
import type { Builds } from './builds.js';
import type { CommandContext, ReadTargets } from './commands/types.js';
import type { SourceText } from './simulatorHost/sources.js';

const filesMax = 1000;
const manifestPattern = '**/*.{yaml,yml,json}';
const builtFolders = '{**/node_modules/**,**/.git/**}';

/** What reading asks of others. */
export interface TargetReader {
  readonly builds: Builds;
  readonly choose: CommandContext['choose'];
}

const nothing: ReadTargets = { sources: [], refusal: undefined };

/** Reads all targets; folders recursively. Where the person turned away, there is nothing to run. */
export async function readTargets(
  targets: readonly RunTarget[],
  reader: TargetReader,
): Promise<ReadTargets> {
  const parts: ReadTargets[] = [];
  for (const target of targets) {
    const part = await readTarget(target, reader);
    if (part === undefined || part.refusal !== undefined) {
      return part ?? nothing;
    }
    parts.push(part);
  }
  const sources = parts.flatMap(part => part.sources);
  const notes = parts.flatMap(part => part.note ?? []);
  const isThere = sources.some(source =>
    'text' in source
      ? /^\s*(?:-\s+)?"?apiVersion"?\s*:/m.test(source.text)
      : source.objects.length > 0,
  );
  const refusal = isThere
    ? undefined
    : vscode.l10n.t('There is no Kubernetes object in {0}.', labelOf(targets));
  return { sources, refusal, note: notes.length === 0 ? undefined : notes.join(' ') };
}

/** One file's text, as it stands in the editor if it is open there. */
export async function readFile(uri: vscode.Uri, document?: number): Promise<SourceText> {
  const open = vscode.workspace.textDocuments.find(
    candidate => candidate.uri.toString() === uri.toString(),
  );
  const text = open?.getText() ?? decode(await vscode.workspace.fs.readFile(uri));
  const source = { uri: uri.toString(), label: vscode.workspace.asRelativePath(uri), text };
  return document === undefined ? source : { ...source, document };
}

/** Undefined where the person turned away. */
async function readTarget(
  target: RunTarget,
  reader: TargetReader,
): Promise<ReadTargets | undefined> {
  const uri = vscode.Uri.parse(target.uri, true);
  if (await isFolder(uri)) {
    return readFolder(uri, reader);
  }
  return namesKustomization(uri.path)
    ? readBuilt(uri, reader)
    : { sources: [await readFile(uri, target.document)], refusal: undefined };
}

async function readFolder(
  folder: vscode.Uri,
  reader: TargetReader,
): Promise<ReadTargets | undefined> {
  const found = await reader.builds.below(folder);
  if (found.own !== undefined) {
    return readBuilt(vscode.Uri.parse(found.own), reader);
  }
  if (await isChart(folder)) {
    const refusal = vscode.l10n.t(
      'This folder is a Helm chart. Run the output of "helm template" instead of its templates.',
    );
    return { sources: [], refusal };
  }
  const sources = await readPlain(folder, uri => !isPartOf(found, uri));
  const root = found.roots.length > 1 ? await chooseOf(found.roots, reader) : found.roots[0];
  if (root === undefined) {
    return found.roots.length > 1 ? undefined : { sources, refusal: undefined };
  }
  const built = await readBuilt(vscode.Uri.parse(root), reader);
  return { ...built, sources: [...sources, ...built.sources] };
}

/** Overlays of one thing cannot all be in one cluster. */
function chooseOf(roots: readonly string[], reader: TargetReader): Promise<string | undefined> {
  const choices = roots.map(root => ({
    label: vscode.workspace.asRelativePath(vscode.Uri.joinPath(vscode.Uri.parse(root), '..')),
    value: root,
  }));
  return reader.choose(choices, vscode.l10n.t('Which kustomization?'));
}

async function readBuilt(uri: vscode.Uri, { builds }: TargetReader): Promise<ReadTargets> {
  const built = await builds.build(uri);
  return built === undefined
    ? nothing
    : { sources: [built.source], refusal: built.refusal, note: built.note };
}

/** The files that may hold objects; other YAML is left out. */
async function readPlain(
  folder: vscode.Uri,
  isMeant: (uri: string) => boolean,
): Promise<readonly SourceText[]> {
  const pattern = new vscode.RelativePattern(folder, manifestPattern);
  const files = await vscode.workspace.findFiles(pattern, builtFolders, filesMax);
  const sorted = files
    .filter(file => isMeant(file.toString()))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const texts = await Promise.all(sorted.map(file => readFile(file)));
  return texts.filter(source => /"?apiVersion"?\s*:/.test(source.text));
}

/** Charts are rendered before they are run; templates mean nothing by themselves. */
async function isChart(folder: vscode.Uri): Promise<boolean> {
  const names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
  return names.includes('Chart.yaml');
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  if (uri.scheme === 'untitled') {
    return false;
  }
  const stat = await vscode.workspace.fs.stat(uri);
  return (stat.type & vscode.FileType.Directory) !== 0;
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function labelOf(targets: readonly RunTarget[]): string {
  return targets
    .slice(0, 3)
    .map(target => vscode.workspace.asRelativePath(vscode.Uri.parse(target.uri)))
    .join(', ');
}
