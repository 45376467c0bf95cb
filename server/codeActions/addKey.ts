/**
 * Code action: add a missing key
 *
 * The key that a container or volume asks for is added to the ConfigMap or Secret, wherever that is written.
 */

import { fieldsOf, isSamePath } from '../../core/json.js';
import { targetsOf } from '../names/objectName.js';
import { changeObject, placeOfObject, withValueAt } from './action.js';
import { quickFixes } from './quickFixes.js';

export const addKey = quickFixes(
  ({ code }) => code === 'missing-key',
  ({ inGraph: object, path }, { workspace }) => {
    if (object === undefined) {
      return [];
    }
    const at = [...object.facts.at, ...path];
    return object.facts.references.flatMap(reference => {
      const key = reference.keys.find(asked => isSamePath(asked.path, at));
      const [target] = targetsOf(object, reference, workspace);
      const found = target && placeOfObject(workspace, target);
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
      return [{ title, edits: [changeObject(found, wanted)] }];
    });
  },
);
