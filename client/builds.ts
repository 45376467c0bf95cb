// Kustomizations as the language server builds them, for running them: unsaved texts count.

import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  type BuildAnswer,
  type BuildFault,
  type BuildParams,
  buildMethod,
  type Kustomizations,
  type KustomizationsParams,
  kustomizationsMethod,
} from '../core/kustomize/buildAnswer.js';
import { faultWords, gapWords } from '../core/kustomize/buildWords.js';
import type { SourceBuild } from './simulatorHost/sources.js';

/** A kustomization that was built. */
export interface ReadBuild {
  readonly source: SourceBuild;
  /** Why kustomize would refuse it. */
  readonly refusal: string | undefined;
  /** What is left out. */
  readonly note: string | undefined;
}

/** Asks the language server. */
export class Builds {
  readonly #client: LanguageClient;

  constructor(client: LanguageClient) {
    this.#client = client;
  }

  /** Builds the kustomization of a file; undefined where there is none. */
  async build(uri: vscode.Uri): Promise<ReadBuild | undefined> {
    const params: BuildParams = { uri: uri.toString(), texts: unsavedTexts() };
    const answer = await this.#client.sendRequest<BuildAnswer | null>(buildMethod, params);
    return answer === null ? undefined : read(uri, answer);
  }

  /** The kustomizations of a folder and of those in it. */
  async below(folder: vscode.Uri): Promise<Kustomizations> {
    const params: KustomizationsParams = { uri: folder.toString() };
    const { own, roots, parts } = await this.#client.sendRequest<Kustomizations>(
      kustomizationsMethod,
      params,
    );
    return {
      ...(own === undefined ? {} : { own: asWritten(own) }),
      roots: roots.map(asWritten),
      parts: parts.map(asWritten),
    };
  }
}

function read(uri: vscode.Uri, answer: BuildAnswer): ReadBuild {
  const files = answer.files.map(asWritten);
  const problems = answer.faults.map(fault => ({
    range: rangeOf(fault, files),
    message: faultWords(fault, vscode.l10n.t),
  }));
  const label = vscode.workspace.asRelativePath(vscode.Uri.joinPath(uri, '..'));
  const source = { uri: uri.toString(), label, files, objects: answer.objects, problems };
  return { source, refusal: refusalOf(source), note: gapWords(answer.gaps, vscode.l10n.t) };
}

function refusalOf({ problems: [first] }: SourceBuild): string | undefined {
  if (first === undefined) {
    return undefined;
  }
  const { uri, start } = first.range;
  const file = vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
  const place = `${file}:${start.line + 1}`;
  return vscode.l10n.t('kustomize would refuse {0}: {1}.', place, first.message);
}

function rangeOf({ file, span }: BuildFault, files: readonly string[]) {
  const [line, character, endLine, endCharacter] = span;
  return {
    uri: files[file] ?? '',
    start: { line, character },
    end: { line: endLine, character: endCharacter },
  };
}

/** Sources of ConfigMaps are no manifests: the server is not told when they are edited. */
function unsavedTexts(): Readonly<Record<string, string>> {
  const unsaved = vscode.workspace.textDocuments.filter(
    ({ isDirty, uri }) => isDirty && uri.scheme === 'file',
  );
  return Object.fromEntries(unsaved.map(document => [document.uri.toString(), document.getText()]));
}

/** VS Code escapes more in an address than the server does. */
function asWritten(uri: string): string {
  return vscode.Uri.parse(uri).toString();
}
