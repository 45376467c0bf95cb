/**
 * Code action: migrate to the API version that takes its place
 *
 * An object of a removed or deprecated API version is changed as a whole, fields included.
 */

import { CodeActionKind } from 'vscode-languageserver-types';
import { fieldsOf } from '../../core/json.js';
import { migrate } from '../migration/migrate.js';
import { type ActionSource, changeObject, placeOf } from './action.js';

export const migrateApi: ActionSource = context =>
  context.diagnostics.flatMap(diagnostic => {
    if (diagnostic.code !== 'removed-api' && diagnostic.code !== 'deprecated-api') {
      return [];
    }
    const place = placeOf(context, diagnostic.range);
    const migrated = place && migrate(fieldsOf(place.value));
    if (place === undefined || migrated === undefined) {
      return [];
    }
    const { uri, edits } = changeObject(place, migrated.value);
    return [
      {
        title: `Migrate to ${migrated.apiVersion}`,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        isPreferred: true,
        edit: { changes: { [uri]: [...edits] } },
      },
    ];
  });
