/**
 * Hover: variables in words
 *
 * What `$(NAME)` in a command, an argument or a later variable stands for, and where the container sets it.
 */

import { type Fields, fieldsOf, listOf, valueAt } from '../../core/json.js';
import { containerPathOf, fieldsIn } from '../objectPlace.js';
import { objectsNamed } from '../surroundings.js';
import { namespaceOf } from './place.js';
import type { HoverContext } from './types.js';

/** Tells of each variable that the word under the mouse reads. */
export function variables(context: HoverContext): readonly string[] {
  const container = containerPathOf(context);
  const [field, index, last] = container ? context.path.slice(container.length) : [];
  const word =
    container === undefined || context.at.inKey ? '' : valueAt(context.value, context.path);
  const isRead = field === 'command' || field === 'args' || (field === 'env' && last === 'value');
  if (container === undefined || !isRead || typeof word !== 'string') {
    return [];
  }
  const set = fieldsIn(context, container);
  const env = itemsOf(set['env']);
  const known = field === 'env' ? env.slice(0, Number(index)) : env;
  const lines = [...new Set(namesIn(word))].map(name => lineOf(name, { known, env, set }, context));
  return lines.length === 0 ? [] : [lines.join('\n')];
}

interface Setting {
  /** Variables that may be read here: in `env` those further up. */
  readonly known: readonly Fields[];
  readonly env: readonly Fields[];
  readonly set: Fields;
}

function lineOf(name: string, { known, env, set }: Setting, context: HoverContext): string {
  const said = known.findLast(each => each['name'] === name);
  if (said !== undefined) {
    return `- \`$(${name})\` is ${meaningOf(said, known, context)}`;
  }
  const from = itemsOf(set['envFrom']).findLast(each => keyFrom(name, each, context) !== undefined);
  const value = from && keyFrom(name, from, context);
  if (value !== undefined) {
    return `- \`$(${name})\` is ${value}`;
  }
  const isLater = env.some(each => each['name'] === name);
  const mayBe = itemsOf(set['envFrom']).length > 0 ? ', unless `envFrom` has it' : '';
  const why = isLater ? 'it is set further down' : `the container sets no such variable${mayBe}`;
  return `- \`$(${name})\` stays as it is written: ${why}`;
}

function meaningOf(variable: Fields, known: readonly Fields[], context: HoverContext): string {
  const from = fieldsOf(variable['valueFrom']);
  const [source] = Object.keys(from);
  if (source === undefined) {
    const before = known.slice(0, known.indexOf(variable));
    return `\`${resolved(String(variable['value'] ?? ''), before)}\`, set in \`env\``;
  }
  const { name, key, fieldPath, resource } = fieldsOf(from[source]);
  switch (source) {
    case 'configMapKeyRef':
      return ofConfigMap(String(name), String(key), context);
    case 'secretKeyRef':
      return `key \`${key}\` of Secret \`${name}\``;
    case 'fieldRef':
      return `the pod's \`${fieldPath}\``;
    case 'resourceFieldRef':
      return `the container's \`${resource}\``;
    default:
      return `taken from \`${source}\``;
  }
}

function ofConfigMap(name: string, key: string, context: HoverContext): string {
  const value = dataOf(name, context)?.[key];
  const shown = typeof value === 'string' ? `\`${short(value)}\`, ` : '';
  return `${shown}key \`${key}\` of ConfigMap \`${name}\``;
}

/** The value of a key that all keys of an object become variables of; undefined where it has none. */
function keyFrom(name: string, from: Fields, context: HoverContext): string | undefined {
  const prefix = typeof from['prefix'] === 'string' ? from['prefix'] : '';
  if (!name.startsWith(prefix)) {
    return undefined;
  }
  const key = name.slice(prefix.length);
  const configMap = fieldsOf(from['configMapRef'])['name'];
  const secret = fieldsOf(from['secretRef'])['name'];
  if (typeof configMap === 'string' && dataOf(configMap, context)?.[key] !== undefined) {
    return ofConfigMap(configMap, key, context);
  }
  const [found] = typeof secret === 'string' ? objectsIn('Secret', secret, context) : [];
  return found?.object.facts.keys.includes(key)
    ? `key \`${key}\` of Secret \`${String(secret)}\``
    : undefined;
}

function dataOf(name: string, context: HoverContext): Fields | undefined {
  const [found] = objectsIn('ConfigMap', name, context);
  return found && fieldsOf(fieldsOf(found.object.facts.value)['data']);
}

function objectsIn(kind: string, name: string, context: HoverContext) {
  return objectsNamed(context.surroundings, kind, name, namespaceOf(context));
}

/** A value with the variables before it put in. */
function resolved(text: string, before: readonly Fields[]): string {
  const whole = text.replace(reading, (all, dollars: string, name: string) => {
    const at = before.findLastIndex(each => each['name'] === name);
    const value = before[at]?.['value'];
    const isRead = dollars.length % 2 === 0 && typeof value === 'string';
    return isRead ? dollars + resolved(value, before.slice(0, at)) : all;
  });
  return short(whole);
}

const reading = /(\$*)\$\(([A-Za-z_.-][\w.-]*)\)/g;

function namesIn(text: string): string[] {
  return [...text.matchAll(reading)].flatMap(([, dollars = '', name = '']) =>
    dollars.length % 2 === 0 ? [name] : [],
  );
}

function itemsOf(value: unknown): readonly Fields[] {
  return listOf(value).map(fieldsOf);
}

function short(text: string): string {
  const line = text.split('\n', 1)[0]?.replaceAll('`', "'") ?? '';
  return line.length > 80 || line.length < text.length ? `${line.slice(0, 80)}…` : line;
}
