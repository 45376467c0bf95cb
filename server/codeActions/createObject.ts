/**
 * Code action: create what is missing
 *
 * An object that something names and nobody makes is written: behind the others of this file, or into a new one. Its
 * keys are those that are asked of it. Offered where a rule reports it, and on every name that leads nowhere.
 */

import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver-types';
import { isSamePath } from '../../core/json.js';
import type { FindingData, MissingObject } from '../judgement.js';
import { targetsOf } from '../names/objectName.js';
import { type ActionContext, type ActionSource, actionOf, placeOf } from './action.js';
import { fitted } from './fitted.js';
import { appendObject, inNewFile, objectFor } from './newObject.js';

export const createObject: ActionSource = context => {
  const reported = context.diagnostics.flatMap(diagnostic => {
    const { create } = (diagnostic.data ?? {}) as FindingData;
    return create === undefined ? [] : [{ create, diagnostic }];
  });
  const wishes = reported.length > 0 ? reported : missingAt(context).map(create => ({ create }));
  return wishes.flatMap(wish => actionsFor(context, wish));
};

interface Wish {
  readonly create: MissingObject;
  readonly diagnostic?: Diagnostic;
}

function actionsFor(context: ActionContext, { create, diagnostic }: Wish): CodeAction[] {
  const bare = objectFor(create);
  if (bare === undefined) {
    return [];
  }
  const value = fitted(bare, context);
  const what = `Create ${value['kind']} ${create.name}`;
  const title = {
    kind: CodeActionKind.QuickFix,
    ...(diagnostic === undefined ? {} : { diagnostic }),
  };
  return [
    actionOf(context.workspace, { ...title, title: what }, [appendObject(context, value)]),
    inNewFile(context, { ...title, title: `${what} in a new file` }, value),
  ];
}

/** The name under the cursor leads nowhere. */
function missingAt(context: ActionContext): MissingObject[] {
  const object = placeOf(context, context.range)?.inGraph;
  const place = placeOf(context, context.range);
  if (object === undefined || place === undefined) {
    return [];
  }
  const at = [...object.facts.at, ...place.path];
  const reference = object.facts.references.find(({ path }) => isSamePath(path, at));
  if (reference === undefined || targetsOf(object, reference, context.workspace).length > 0) {
    return [];
  }
  const { to, name } = reference;
  const namespace = reference.namespace ?? object.facts.namespace;
  const keys = context.workspace.graph
    .referrers(to, name)
    .filter(other => context.workspace.isTogether(object, other))
    .flatMap(({ facts }) => facts.references)
    .filter(other => other.to === to && other.name === name)
    .flatMap(other => other.keys.map(key => key.name));
  return [
    {
      ...{ groupKind: to, name, keys: [...new Set(keys)] },
      ...(namespace === undefined ? {} : { namespace }),
    },
  ];
}
