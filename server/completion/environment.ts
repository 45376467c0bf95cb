/**
 * Completion: environment variables in commands
 *
 * In commands, arguments and values of later variables, the variables that the container has.
 *
 *     args: ["--port=$(P$0)"]      →      args: ["--port=$(PORT)"]
 */

import { CompletionItemKind } from 'vscode-languageserver-types';
import { fieldsOf } from '../../core/json.js';
import type { FieldPath } from '../../core/validation/fieldError.js';
import { isValue, itemsIn, namespaceOf, pathWords } from '../completionPlace.js';
import { containerPathOf } from '../objectPlace.js';
import { objectsNamed } from '../surroundings.js';
import type { CompletionContext, Proposal } from './types.js';

/** Proposes `$(VAR)` after a dollar sign. */
export function environment(context: CompletionContext): readonly Proposal[] {
  const container = containerPathOf(context);
  const reference = /\$(?:\(\w*)?$/.exec(context.typed);
  if (container === undefined || reference === null || !isValue(context)) {
    return [];
  }
  const words = pathWords(context.path.slice(container.length));
  if (!/^(?:command\[\]|args\[\]|env\[\]\.value)$/.test(words)) {
    return [];
  }
  const { document, cursor } = context;
  const written = document.text.slice(cursor.start, cursor.end).replace(/^["']|["']$/g, '');
  const before = context.typed.slice(0, reference.index);
  const after = written.slice(context.typed.length).replace(/^\w*\)?/, '');
  return variablesOf(context, container).map((name, rank) => ({
    label: `${before}$(${name})${after}`,
    kind: CompletionItemKind.Variable,
    text: `${before}$(${name})${after}`,
    rank,
    detail: 'environment variable',
  }));
}

/** Own variables, those before the cursor's own; then the keys that come as a whole. */
function variablesOf(context: CompletionContext, container: FieldPath): string[] {
  const [field, index] = context.path.slice(container.length);
  const own = itemsIn(context, [...container, 'env']);
  const visible = field === 'env' ? own.slice(0, Number(index)) : own;
  const sources = itemsIn(context, [...container, 'envFrom']).flatMap(source => {
    const prefix = typeof source.prefix === 'string' ? source.prefix : '';
    return [
      ['ConfigMap', fieldsOf(source.configMapRef).name] as const,
      ['Secret', fieldsOf(source.secretRef).name] as const,
    ].flatMap(([kind, name]) =>
      typeof name === 'string'
        ? objectsNamed(context.surroundings, kind, name, namespaceOf(context))
            .slice(0, 1)
            .flatMap(({ object }) => object.facts.keys.map(key => prefix + key))
        : [],
    );
  });
  const names = visible.flatMap(({ name }) => (typeof name === 'string' ? name : []));
  return [...new Set([...names, ...sources])];
}
