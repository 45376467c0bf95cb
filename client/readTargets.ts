// Reads what is to be run: files and folders, with the unsaved text of open editors, and nothing that is not raw YAML.

import * as vscode from 'vscode';
import type { RunTarget } from '../core/protocol.js';
import type { ReadTargets } from './commands/types.js';
import type { SourceText } from './simulatorHost/sources.js';

const filesMax = 1000;
const manifestPattern = '**/*.{yaml,yml,json}';
const builtFolders = '{**/node_modules/**,**/.git/**}';

/** Reads all targets; folders recursively. */
export async function readTargets(targets: readonly RunTarget[]): Promise<ReadTargets> {
  const texts: SourceText[] = [];
  for (const target of targets) {
    const uri = vscode.Uri.parse(target.uri, true);
    if (await isFolder(uri)) {
      const built = await builtBy(uri);
      if (built !== undefined) {
        return { texts: [], refusal: built };
      }
      texts.push(...(await readFolder(uri)));
    } else {
      texts.push(await readFile(uri, target.document));
    }
  }
  const refusal = texts.some(source => /^\s*(?:-\s+)?"?apiVersion"?\s*:/m.test(source.text))
    ? undefined
    : vscode.l10n.t('There is no Kubernetes object in {0}.', labelOf(targets));
  return { texts, refusal };
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

async function readFolder(folder: vscode.Uri): Promise<readonly SourceText[]> {
  const pattern = new vscode.RelativePattern(folder, manifestPattern);
  const files = await vscode.workspace.findFiles(pattern, builtFolders, filesMax);
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const texts = await Promise.all(sorted.map(file => readFile(file)));
  return texts.filter(source => /"?apiVersion"?\s*:/.test(source.text));
}

/** Kustomizations and charts are built before they are run; their parts mean something else by themselves. */
async function builtBy(folder: vscode.Uri): Promise<string | undefined> {
  const names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
  if (names.some(name => /^kustomization\.ya?ml$|^Kustomization$/.test(name))) {
    return vscode.l10n.t(
      'This folder is a kustomization. Run the output of "kubectl kustomize" instead of its parts.',
    );
  }
  return names.includes('Chart.yaml')
    ? vscode.l10n.t(
        'This folder is a Helm chart. Run the output of "helm template" instead of its templates.',
      )
    : undefined;
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
