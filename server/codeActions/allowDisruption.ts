/**
 * Code action: let a budget allow one disruption
 *
 *     minAvailable: 100%     ->     maxUnavailable: 1
 *
 * Nodes are drained pod by pod, whatever the number of replicas.
 */

import { CodeActionKind } from 'vscode-languageserver-types';
import { fieldsOf } from '../../core/json.js';
import { type ActionSource, actionOf, changeObject, placeOf } from './action.js';

export const allowDisruption: ActionSource = context =>
  context.diagnostics.flatMap(diagnostic => {
    const place = placeOf(context, diagnostic.range);
    const spec = fieldsOf(place?.value['spec']);
    const isBlocked = diagnostic.code === 'budget-blocks-drain' && 'minAvailable' in spec;
    if (!isBlocked || place === undefined) {
      return [];
    }
    const { minAvailable: _kept, ...rest } = spec;
    const wanted = { ...place.value, spec: { maxUnavailable: 1, ...rest } };
    const title = 'Allow one disruption at a time: maxUnavailable: 1';
    return [
      actionOf(context.workspace, { title, kind: CodeActionKind.QuickFix, diagnostic }, [
        changeObject(place, wanted),
      ]),
    ];
  });
