/**
 * Code action: extract a value to a ConfigMap or Secret
 *
 * The literal of an environment variable moves into a new ConfigMap or Secret, or into the one of that name beside it.
 *
 *     - name: LEVEL          - name: LEVEL
 *       value: info    ->      valueFrom: { configMapKeyRef: { name: web-config, key: LEVEL } }
 */

import { type CodeAction, CodeActionKind } from 'vscode-languageserver-types';
import { isFields, valueAt } from '../../core/json.js';
import {
  type ActionContext,
  type ActionPlace,
  type ActionSource,
  actionOf,
  changeNode,
  changeObject,
  nodeAt,
  placeOf,
  placeOfObject,
  withValueAt,
} from './action.js';
import { appendObject } from './newObject.js';

export const extractValue: ActionSource = context => {
  const place = placeOf(context, context.range);
  const index = place?.path.indexOf('env') ?? -1;
  const path = place?.path.slice(0, index + 2) ?? [];
  const node = place && index >= 0 ? nodeAt(place, path) : undefined;
  const variable = valueAt(place?.value, path);
  if (place === undefined || node === undefined || !isFields(variable)) {
    return [];
  }
  const { name, value, ...rest } = variable;
  if (typeof name !== 'string' || typeof value !== 'string' || value.includes('$(')) {
    return [];
  }
  return (['ConfigMap', 'Secret'] as const).map(kind => {
    const target = `${place.object.name ?? 'app'}-${kind === 'ConfigMap' ? 'config' : 'secret'}`;
    const source = kind === 'ConfigMap' ? 'configMapKeyRef' : 'secretKeyRef';
    const edit = changeNode(place, node, {
      ...{ name, ...rest },
      valueFrom: { [source]: { name: target, key: name } },
    });
    return extraction(context, { place, kind, target, key: name, value, edit });
  });
};

interface Extraction {
  readonly place: ActionPlace;
  readonly kind: 'ConfigMap' | 'Secret';
  readonly target: string;
  readonly key: string;
  readonly value: string;
  readonly edit: ReturnType<typeof changeNode>;
}

function extraction(context: ActionContext, wish: Extraction): CodeAction {
  const { place, kind, target, key, value, edit } = wish;
  const { workspace } = context;
  const field = kind === 'ConfigMap' ? 'data' : 'stringData';
  const known = workspace.graph
    .named(kind, target)
    .find(object => place.inGraph !== undefined && workspace.isTogether(place.inGraph, object));
  const found = known && placeOfObject(workspace, known);
  const namespace = place.object.namespace;
  const made =
    found === undefined
      ? appendObject(context, {
          apiVersion: 'v1',
          kind,
          metadata: { name: target, ...(namespace === undefined ? {} : { namespace }) },
          [field]: { [key]: value },
        })
      : changeObject(
          found,
          withValueAt(found.value, [field, key], () => value),
        );
  const edits =
    made.uri === edit.uri
      ? [{ uri: edit.uri, edits: [...edit.edits, ...made.edits] }]
      : [edit, made];
  return actionOf(
    workspace,
    { title: `Extract ${key} to ${kind} ${target}`, kind: CodeActionKind.RefactorExtract },
    edits,
  );
}
