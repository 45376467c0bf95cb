/**
 * Code action: remove what the server wrote
 *
 * status, managedFields, uid, resourceVersion and the like come from the cluster: manifests do better without.
 */

import { CodeActionKind } from 'vscode-languageserver-types';
import { fieldsOf } from '../../core/json.js';
import { serverMetadata } from '../../core/kubernetes/serverFields.js';
import { type ActionSource, actionOf, changeObject, placeOf } from './action.js';

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

export const removeServerFields: ActionSource = context => {
  const place = placeOf(context, context.range);
  if (place === undefined) {
    return [];
  }
  const { status, ...rest } = place.value;
  const metadata = fieldsOf(rest['metadata']);
  const annotations = fieldsOf(metadata['annotations']);
  const isDefinition = place.object.kind === 'CustomResourceDefinition';
  const found = [
    ...(status === undefined || isDefinition ? [] : ['status']),
    ...serverMetadata.filter(name => metadata[name] !== undefined),
    ...(annotations[lastApplied] === undefined ? [] : ['last-applied-configuration']),
  ];
  if (found.length === 0) {
    return [];
  }
  const kept = Object.entries(annotations).filter(([key]) => key !== lastApplied);
  const wanted = {
    ...rest,
    ...(isDefinition && status !== undefined ? { status } : {}),
    metadata: Object.fromEntries(
      Object.entries(metadata).flatMap(([key, value]) => {
        if (serverMetadata.includes(key) || (key === 'annotations' && kept.length === 0)) {
          return [];
        }
        return [[key, key === 'annotations' ? Object.fromEntries(kept) : value]];
      }),
    ),
  };
  const title = `Remove what the server wrote (${found.join(', ')})`;
  const kind = CodeActionKind.RefactorRewrite;
  return [actionOf(context.workspace, { title, kind }, [changeObject(place, wanted)])];
};
