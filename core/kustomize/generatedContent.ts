// The ConfigMaps and Secrets that a kustomization makes, with their data: literals, files and env files.
// https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/configmapgenerator/

import { type Fields, fieldsOf } from '../json.js';
import { encodeText } from '../kubernetes/base64.js';
import type { FieldPath } from '../validation/fieldError.js';
import { itemsAt, textAt, textsAt } from './buildFields.js';
import type { FileContent } from './buildFiles.js';
import { keyOfFile, pathOfFile } from './kustomization.js';

/** Marks objects whose name gets a hash of what they hold; taken off at the end. */
export const hashMark = 'internal.config.kubernetes.io/needsHashSuffix';

/** A generator's object. */
export interface GeneratedContent {
  readonly value: Fields;
  /** Lines of env files whose values only the shell around kustomize knows. */
  readonly unknownKeys: readonly string[];
  /** Literals without `=`, by their places. */
  readonly badLiterals: readonly FieldPath[];
}

/** The object of a generator of the kustomization; `read` gives the files it names. */
export function generatedContent(
  kustomization: Fields,
  [field, index]: FieldPath,
  read: (path: string) => FileContent | undefined,
): GeneratedContent {
  const generator = itemsAt(kustomization, String(field))[Number(index)] ?? {};
  const kind = field === 'secretGenerator' ? 'Secret' : 'ConfigMap';
  const envs = [...textsAt(generator, 'envs'), ...textsAt({ env: [generator['env']] }, 'env')];
  const lines = envs.flatMap(path => envLines(read(path)));
  const literals = textsAt(generator, 'literals');
  const pairs: readonly (readonly [string, FileContent])[] = [
    ...lines.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
    ...textsAt(generator, 'files').flatMap(file => {
      const content = read(pathOfFile(file));
      return content === undefined ? [] : [[keyOfFile(file), content] as const];
    }),
    ...literals.filter(text => text.indexOf('=') > 0).map(literalPair),
  ];
  return {
    value: {
      apiVersion: 'v1',
      kind,
      metadata: metadataOf(generator, fieldsOf(kustomization['generatorOptions'])),
      ...(kind === 'Secret' ? { type: textAt(generator, 'type') ?? 'Opaque' } : {}),
      ...dataOf(kind, pairs),
      ...immutability(generator, fieldsOf(kustomization['generatorOptions'])),
    },
    unknownKeys: lines.flatMap(([key, value]) => (value === undefined ? [key] : [])),
    badLiterals: literals.flatMap((text, position) =>
      text.indexOf('=') > 0 ? [] : [[String(field), Number(index), 'literals', position]],
    ),
  };
}

function metadataOf(generator: Fields, common: Fields): Fields {
  const own = fieldsOf(generator['options']);
  const isPlain = own['disableNameSuffixHash'] === true || common['disableNameSuffixHash'] === true;
  const isChange = textAt(generator, 'behavior') !== undefined;
  const labels = { ...fieldsOf(common['labels']), ...fieldsOf(own['labels']) };
  const annotations = {
    ...fieldsOf(common['annotations']),
    ...fieldsOf(own['annotations']),
    ...(isPlain && !isChange ? {} : { [hashMark]: isPlain ? 'disabled' : 'enabled' }),
  };
  const namespace = textAt(generator, 'namespace');
  return {
    name: textAt(generator, 'name'),
    ...(namespace === undefined ? {} : { namespace }),
    ...(Object.keys(labels).length === 0 ? {} : { labels }),
    ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
  };
}

/** What is merged into another is as changeable as the last generator says: null takes the field away. */
function immutability(generator: Fields, common: Fields): Fields {
  const isImmutable =
    fieldsOf(generator['options'])['immutable'] === true || common['immutable'] === true;
  const isMerged = textAt(generator, 'behavior') === 'merge';
  return isImmutable ? { immutable: true } : isMerged ? { immutable: null } : {};
}

function dataOf(kind: string, pairs: readonly (readonly [string, FileContent])[]): Fields {
  const data: Record<string, string> = {};
  const binaryData: Record<string, string> = {};
  for (const [key, content] of pairs) {
    if (kind === 'Secret') {
      data[key] = typeof content === 'string' ? encodeText(content) : content.base64;
    } else if (typeof content === 'string') {
      data[key] = content;
    } else {
      binaryData[key] = content.base64;
    }
  }
  return {
    ...(Object.keys(data).length === 0 ? {} : { data }),
    ...(Object.keys(binaryData).length === 0 ? {} : { binaryData }),
  };
}

function literalPair(text: string): readonly [string, string] {
  const sign = text.indexOf('=');
  const value = text.slice(sign + 1);
  const [, , quoted] = /^(["'])(.*)\1$/s.exec(value) ?? [];
  return [text.slice(0, sign), quoted ?? value];
}

/** `KEY=value` by line; a key alone takes its value from the environment of who builds. */
function envLines(content: FileContent | undefined): readonly (readonly [string, string?])[] {
  return (typeof content === 'string' ? content : '')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map(line => line.trimStart())
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(line => {
      const sign = line.indexOf('=');
      return sign < 0 ? [line] : [line.slice(0, sign), line.slice(sign + 1)];
    });
}
