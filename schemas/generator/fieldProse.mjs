// The JavaScript client drops the documentation of fields whose type is another definition. It is found again in
// kubernetes-models, whose interfaces keep it, and in the old swaggers.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from './javascriptClient.mjs';
import { packageOfGroup, shortName } from './names.mjs';

/** Fills the empty descriptions of all fields of all versions, where a text for the same field is known. */
export function restoreFieldProse({ root, versions, swaggers }) {
  const models = packageFolder(root, 'kubernetes-models');
  const meta = join(packageFolder(root, '@kubernetes-models/apimachinery'), 'apis/meta');
  const folders = foldersByPackage(models, meta);
  const cache = new Map();
  for (const { definitions } of versions) {
    for (const [full, { fields }] of definitions) {
      for (const field of fields.filter(({ description }) => description === '')) {
        if (!cache.has(full)) {
          cache.set(full, proseOf(full, folders, swaggers));
        }
        field.description = cache.get(full).get(field.name) ?? '';
      }
    }
  }
}

function foldersByPackage(models, meta) {
  const folders = new Map([['core/v1', join(models, 'v1')]]);
  for (const version of readdirSync(meta)) {
    folders.set(`meta/${version}`, join(meta, version));
  }
  const groups = readdirSync(models, { withFileTypes: true }).filter(
    entry => entry.isDirectory() && entry.name !== '_schemas' && entry.name !== 'v1',
  );
  for (const { name: group } of groups) {
    const versions = readdirSync(join(models, group), { withFileTypes: true });
    for (const version of versions.filter(entry => entry.isDirectory())) {
      folders.set(`${packageOfGroup(group)}/${version.name}`, join(models, group, version.name));
    }
  }
  return folders;
}

function proseOf(full, folders, swaggers) {
  const prose = new Map();
  const { packageVersion, name } = shortName(full);
  for (const { definitions } of swaggers) {
    for (const [field, { description }] of Object.entries(definitions[full]?.properties ?? {})) {
      if (description !== undefined && !prose.has(field)) {
        prose.set(field, description);
      }
    }
  }
  const file = join(folders.get(packageVersion) ?? '', `${name}.d.ts`);
  if (existsSync(file)) {
    for (const [field, text] of interfaceProse(readFileSync(file, 'utf8'), name)) {
      prose.set(field, text);
    }
  }
  return prose;
}

/** The comments of an interface's own members; nested anonymous types are indented deeper and left out. */
function interfaceProse(source, name) {
  const start = source.indexOf(`export interface I${name} `);
  const body = start < 0 ? '' : source.slice(start, source.indexOf('\n}', start));
  const pattern = /\n {4}\/\*\*\n((?: {5}\*(?!\/).*\n)+) {5}\*\/\n {4}"([^"\n]+)"\??: /g;
  return [...body.matchAll(pattern)].map(([, comment, field]) => [
    field,
    comment
      .split('\n')
      .map(line => line.replace(/^ {5}\* ?/, ''))
      .join('\n')
      .replaceAll('*\\/', '*/')
      .trim(),
  ]);
}
