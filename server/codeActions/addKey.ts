/**
 * Code action: add a missing key
 *
 * The key that a container or volume asks for is added to the ConfigMap or Secret, wherever that is written.
 */

import { CodeActionKind } from 'vscode-languageserver-types';
import { fieldsOf } from '../../core/json.js';
import { targetsOf } from '../names/objectName.js';
import {
  type ActionSource,
  actionOf,
  changeObject,
  placeOf,
  placeOfObject,
  withValueAt,
} from './action.js';

export const addKey: ActionSource = context =>
  context.diagnostics.flatMap(diagnostic => {
    const place = placeOf(context, diagnostic.range);
    const object = place?.inGraph;
    if (diagnostic.code !== 'missing-key' || place === undefined || object === undefined) {
      return [];
    }
    const at = [...object.facts.at, ...place.path].join('\n');
    return object.facts.references.flatMap(reference => {
      const key = reference.keys.find(({ path }) => path.join('\n') === at);
      const [target] = targetsOf(object, reference, context.workspace);
      const found = target && placeOfObject(context.workspace, target);
      if (key === undefined || found === undefined || target?.facts.isGenerated === true) {
        return [];
      }
      const hasText = fieldsOf(found.value['stringData']) === found.value['stringData'];
      const field =
        target?.facts.kind === 'Secret' && (hasText || !found.value['data'])
          ? 'stringData'
          : 'data';
      const wanted = withValueAt(found.value, [field, key.name], () => '');
      const title = `Add key ${key.name} to ${reference.to} ${reference.name}`;
      const kind = CodeActionKind.QuickFix;
      return [
        actionOf(context.workspace, { title, kind, diagnostic }, [changeObject(found, wanted)]),
      ];
    });
  });
