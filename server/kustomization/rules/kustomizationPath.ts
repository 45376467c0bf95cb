/**
 * Rule: kustomization-path
 *
 * A path that leads nowhere, or to something that cannot stand there: a folder without a kustomization, a file
 * without objects, a kustomization file instead of its folder, a Kustomization among the components. Files of folders
 * around the kustomization are refused as well: their folder needs a kustomization of its own.
 *
 *     resources:
 *       - wbe.yaml               # ← the file is web.yaml
 *       - ../base/kustomization.yaml   # ← its folder is listed: ../base
 */
import { textAt } from '../../../core/kustomize/buildFields.js';
import { folderOf } from '../../../core/kustomize/scopes.js';
import { namesKustomization } from '../../../core/manifest/fileNames.js';
import type { FindingData } from '../../judgement.js';
import type { RuleFinding } from '../../rules/rule.js';
import { nearestWord } from '../../suggest.js';
import { type NamedPath, pathsIn } from '../paths.js';
import type { KustomizationFile, KustomizationRule } from '../rule.js';
import type { KustomizationWorld } from '../world.js';

export const kustomizationPath: KustomizationRule = {
  id: 'kustomization-path',
  severity: 'warning',
  pack: 'correctness',
  check: (file, world) =>
    pathsIn(file.fields, file.folder)
      .filter(({ text, at }) => at.length !== 2 || !text.includes('\n'))
      .flatMap(path => problemOf(path, file, world)),
};

function problemOf(
  path: NamedPath,
  file: KustomizationFile,
  world: KustomizationWorld,
): RuleFinding[] {
  const { target, text, use } = path;
  const inner = world.kustomizationIn(target);
  if (inner !== undefined) {
    return problemOfFolder(path, world, inner);
  }
  const kind = world.kindOf(target);
  if (kind === 'missing') {
    return [missing(path, file, world)];
  }
  if (kind === 'folder' && use !== 'content') {
    if (world.entriesOf(target).some(({ name }) => namesKustomization(name))) {
      return [];
    }
    const message = use === 'patch' ? `${text} is a folder` : `${text} has no kustomization.yaml`;
    const data = use === 'patch' ? {} : { createFile: `${target}/kustomization.yaml` };
    return [{ path: path.at, message, data }];
  }
  if (kind === 'file' && !target.startsWith(`${file.folder}/`) && file.folder !== '') {
    const message = `${text} is outside of this folder: kustomize takes folders from there only`;
    return [{ path: path.at, message }];
  }
  return kind === 'file' ? problemOfFile(path, world) : [];
}

function problemOfFolder(
  { at, text, use }: NamedPath,
  world: KustomizationWorld,
  inner: string,
): RuleFinding[] {
  const isComponent = textAt(world.fieldsOf(inner), 'kind') === 'Component';
  if (use === 'component' && !isComponent) {
    return [{ path: at, message: `${text} is no Component: list it in resources` }];
  }
  if ((use === 'objects' || use === 'folder') && isComponent) {
    return [{ path: at, message: `${text} is a Component: list it in components` }];
  }
  return use === 'patch' ? [{ path: at, message: `${text} is a folder` }] : [];
}

function problemOfFile(
  { at, text, use, target }: NamedPath,
  world: KustomizationWorld,
): RuleFinding[] {
  if (use === 'component' || (use === 'objects' && namesKustomization(text))) {
    const folder = folderOf(text) || '.';
    const message = `${text} is a file: list a folder with a kustomization`;
    const data = namesKustomization(text) ? { replacements: [folder] } : {};
    return [{ path: at, message, data }];
  }
  const isManifest = /\.(ya?ml|json)$/i.test(text);
  return use === 'objects' && isManifest && world.hasNoObjects(target)
    ? [{ path: at, message: `${text} holds no objects: kustomize refuses it` }]
    : [];
}

function missing(
  { at, text, use, target, from }: NamedPath,
  { folder, document }: KustomizationFile,
  world: KustomizationWorld,
): RuleFinding {
  const inFolder = text.slice(0, text.lastIndexOf('/') + 1);
  const entries = world.entriesOf(folderOf(target) || folder);
  const near = nearestWord(
    text.slice(inFolder.length),
    entries.map(({ name }) => name),
  );
  const { value } = document.find(at);
  const written = value?.kind === 'scalar' ? value.text.slice(0, from) : '';
  const isFile = use !== 'folder' && use !== 'component' && /\.\w+$/.test(text);
  const data: FindingData = {
    ...(near === undefined ? {} : { replacements: [`${written}${inFolder}${near}`] }),
    createFile: isFile ? target : `${target}/kustomization.yaml`,
    remove: at,
  };
  const question = near === undefined ? '' : `. Did you mean ${inFolder}${near}?`;
  return { path: at, message: `${text} does not exist${question}`, data };
}
