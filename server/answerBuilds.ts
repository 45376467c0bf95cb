// Answers who wants to run or see a kustomization as it is built.

import type { Connection } from 'vscode-languageserver/node';
import {
  type BuildParams,
  buildMethod,
  type KustomizationsParams,
  kustomizationsMethod,
} from '../core/kustomize/buildAnswer.js';
import { kustomizationFileIn } from '../core/kustomize/buildFiles.js';
import { kustomizationsBelow } from '../core/kustomize/kustomizationsBelow.js';
import { buildWhole } from '../core/kustomize/wholeBuild.js';
import type { createGuard } from './guard.js';
import type { LanguageService } from './languageService.js';
import { uriBuildFiles } from './nodeBuildFiles.js';

/** Registers the requests. Open texts count as they stand. */
export function answerBuilds(
  connection: Connection,
  service: LanguageService,
  guarded: ReturnType<typeof createGuard>,
): void {
  const openTexts = (): readonly (readonly [string, string])[] =>
    service.openUris.map(uri => [uri, service.manifestOf(uri)?.text ?? '']);
  connection.onRequest(
    buildMethod,
    guarded(({ uri, texts = {} }: BuildParams) => {
      const files = uriBuildFiles(new Map([...openTexts(), ...Object.entries(texts)]));
      const kustomization = kustomizationFileIn(uri.replace(/\/$/, ''), files) ?? uri;
      return files.contentOf(kustomization) === undefined ? null : buildWhole(kustomization, files);
    }, null),
  );
  connection.onRequest(
    kustomizationsMethod,
    guarded(
      ({ uri }: KustomizationsParams) =>
        kustomizationsBelow(uri.replace(/\/$/, ''), uriBuildFiles(new Map(openTexts()))),
      { roots: [], parts: [] },
    ),
  );
}
