// Reads the API of one Kubernetes version out of the official JavaScript client: its models (fields, types,
// which are required, documentation) and the REST paths that tell kinds, plural names and scopes.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The live models and kinds of a client package. A type is written as a word: `s`, `s:byte`, `i:int32`, `n`, `b`,
 * `x` (int or string), `a` (anything), `[T`, `{T` (map) and `#Model`. Left-over models of older versions that the
 * package still carries are not read.
 */
export function readJavascriptClient(packageFolder) {
  const modelFolder = join(packageFolder, 'dist/gen/models');
  const live = readFileSync(join(modelFolder, 'all.d.ts'), 'utf8').matchAll(/models\/(\w+)/g);
  const models = new Map();
  for (const [, name] of live) {
    models.set(name, readModel(modelFolder, name));
  }
  return { models, kinds: readKinds(join(packageFolder, 'dist/gen/apis'), models) };
}

/** The release that the generated files of a client package name in their headers. */
export function releaseOf(packageFolder) {
  const text = readFileSync(join(packageFolder, 'dist/gen/models/V1Pod.d.ts'), 'utf8');
  return /OpenAPI spec version: (?:release-|v)(\d+\.\d+)/.exec(text)?.[1];
}

function readModel(folder, name) {
  const attributes = attributesOf(readFileSync(join(folder, `${name}.js`), 'utf8'), name);
  const declaration = readFileSync(join(folder, `${name}.d.ts`), 'utf8');
  const members = membersOf(declaration);
  const fields = attributes.map(attribute => {
    const member = members.get(attribute.name);
    if (member === undefined) {
      throw new Error(`${name}.${attribute.name} is not declared`);
    }
    const type = typeOf(attribute.type, attribute.format);
    const generic = type === 'x' || type === 's:micro-time' || type.startsWith('#');
    return {
      name: attribute.baseName,
      type,
      required: member.required,
      description: generic ? '' : member.description,
    };
  });
  return { description: classDescription(declaration), fields };
}

function attributesOf(source, name) {
  const start = source.indexOf('attributeTypeMap = [');
  if (start < 0) {
    throw new Error(`${name} has no attributes`);
  }
  return JSON.parse(source.slice(source.indexOf('[', start), source.indexOf('];', start) + 1));
}

function typeOf(type, format) {
  const array = /^Array<(.*)>$/.exec(type);
  if (array !== null) {
    return `[${typeOf(array[1], format)}`;
  }
  const map = /^\{ \[key: string\]: (.*); \}$/.exec(type);
  if (map !== null) {
    return `{${typeOf(map[1], format)}`;
  }
  return scalarType(type, format);
}

function scalarType(type, format) {
  const known = {
    'string|': 's',
    'string|byte': 's:byte',
    'Date|date-time': 's:date-time',
    'V1MicroTime|date-time-micro': 's:micro-time',
    'V1MicroTime|': 's:micro-time',
    'number|int32': 'i:int32',
    'number|int64': 'i:int64',
    'number|double': 'n',
    'number|': 'n',
    'boolean|': 'b',
    'any|': 'a',
    'IntOrString|int-or-string': 'x',
    'IntOrString|': 'x',
  }[`${type}|${format}`];
  if (known !== undefined) {
    return known;
  }
  if (!/^\w+$/.test(type) || type === 'object') {
    throw new Error(`Unknown type ${type} with format ${format}`);
  }
  return `#${type}`;
}

function membersOf(declaration) {
  const members = new Map();
  const body = declaration.slice(declaration.indexOf('export declare class'));
  const pattern = /(?:\/\*\*\n\s*\* ?((?:(?!\*\/)[\s\S])*?)\s*\*\/\n)? {4}'([^'\n]+)'(\?)?: /g;
  for (const [, comment, name, optional] of body.matchAll(pattern)) {
    members.set(name, { description: proseOf(comment), required: optional === undefined });
  }
  return members;
}

function classDescription(declaration) {
  const comments = declaration
    .slice(0, declaration.indexOf('export declare class'))
    .match(/\/\*\*\n\*(?:(?!\*\/)[\s\S])*\*\//g);
  return proseOf(comments?.at(-1)?.slice(4, -2));
}

function proseOf(comment) {
  return (comment ?? '')
    .replace(/^\s*\* ?/, '')
    .replace(/\\(['"])/g, '$1')
    .replaceAll('*_/', '*/')
    .replaceAll('/_*', '/*')
    .trim();
}

function readKinds(folder, models) {
  const kinds = new Map();
  for (const file of readdirSync(folder).filter(name => name.endsWith('Api.js'))) {
    const source =
      readFileSync(join(folder, file), 'utf8').split('createResponseProcessor')[0] ?? '';
    for (const method of source.split(/\n {4}async (?=create)/).slice(1)) {
      const path = /localVarPath = '([^']+)'/.exec(method)?.[1] ?? '';
      const model = /serialize\(body, "(\w+)"/.exec(method)?.[1] ?? '';
      const place =
        /^\/(?:api|apis\/([^/]+))\/([^/]+)\/(namespaces\/\{namespace\}\/)?([a-z]+)$/.exec(path);
      if (place !== null && models.has(model)) {
        const [, group = '', version, namespace, plural] = place;
        kinds.set(model, { group, version, model, plural, namespaced: namespace !== undefined });
      }
    }
  }
  return [...kinds.values()];
}

/** The folder of an installed package. */
export function packageFolder(root, name) {
  const folder = join(root, 'node_modules', name);
  if (!existsSync(folder)) {
    throw new Error(`${name} is not installed: run npm ci`);
  }
  return folder;
}
