/**
 * Code action: create the file that a kustomization names
 *
 * A manifest, a patch or a file of a generator is made where the path leads; a folder gets its kustomization.yaml.
 */
import { CodeActionKind } from 'vscode-languageserver-types';
import { kustomizationApiVersions } from '../../../core/kustomize/kustomizationTypes.js';
import { type ActionSource, actionOf } from '../../codeActions/action.js';
import type { FindingData } from '../../judgement.js';
import { pathUseAt } from '../paths.js';
import { kustomizationAt } from './place.js';

const start = { line: 0, character: 0 };

export const createKustomizationFile: ActionSource = context =>
  context.diagnostics.flatMap(diagnostic => {
    const { createFile: uri } = (diagnostic.data ?? {}) as FindingData;
    const place = kustomizationAt(context, diagnostic.range);
    if (uri === undefined || place === undefined) {
      return [];
    }
    const isComponent = pathUseAt(place.path) === 'component';
    const name = decodeURIComponent(uri.slice(place.file.folder.length + 1));
    const title = { title: `Create ${name}`, kind: CodeActionKind.QuickFix, diagnostic };
    const text = uri.endsWith('/kustomization.yaml') ? header(isComponent) : '';
    const write = {
      textDocument: { uri, version: null },
      edits: [{ range: { start, end: start }, newText: text }],
    };
    return [
      {
        ...actionOf(context.workspace, title, []),
        edit: {
          documentChanges: [
            { kind: 'create' as const, uri, options: { ignoreIfExists: true } },
            ...(text === '' ? [] : [write]),
          ],
        },
      },
    ];
  });

function header(isComponent: boolean): string {
  const kind = isComponent ? 'Component' : 'Kustomization';
  return `apiVersion: ${kustomizationApiVersions[kind]}\nkind: ${kind}\n\nresources: []\n`;
}
