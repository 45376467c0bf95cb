/**
 * Code action: let a generator change the object that is there
 *
 * A generator of a ConfigMap or Secret that exists gets `behavior: merge` or `behavior: replace`.
 */
import { CodeActionKind } from 'vscode-languageserver-types';
import { type ActionSource, actionOf, textEdits, withValueAt } from '../../codeActions/action.js';
import { indentsLists } from '../../listStyle.js';
import { valueEdits } from '../../migration/valueEdits.js';
import { kustomizationAt } from './place.js';

export const mergeGenerated: ActionSource = context =>
  context.diagnostics.flatMap(diagnostic => {
    const place = kustomizationAt(context, diagnostic.range);
    const isName = place?.path.at(-1) === 'name';
    if (diagnostic.code !== 'kustomization-generator' || place === undefined || !isName) {
      return [];
    }
    const { file, root, path } = place;
    return ['merge', 'replace'].map(behavior => {
      const wanted = withValueAt(file.fields, [...path.slice(0, -1), 'behavior'], () => behavior);
      const edits = valueEdits(file.document, root, wanted, indentsLists(file.document));
      const title = `Set behavior to ${behavior}`;
      return actionOf(context.workspace, { title, kind: CodeActionKind.QuickFix, diagnostic }, [
        textEdits(place, edits),
      ]);
    });
  });
