/**
 * Feature: links
 *
 * Images lead to their page at Docker Hub, GitHub or Quay. (Paths of kustomizations: kustomization/links.ts.)
 */
import type { DocumentLink } from 'vscode-languageserver-types';
import type { PlacedDocument, ScalarNode, YamlNode } from '../../core/manifest/node.js';
import { jsonKey } from '../../core/manifest/reader/keys.js';
import type { Workspace } from '../names/workspace.js';
import { rangeIn } from '../place.js';

/** The links of a file. */
export function documentLinks(workspace: Workspace, uri: string): DocumentLink[] {
  return workspace.documentsOf(uri).flatMap(imageLinks);
}

/** The page of an image; undefined for registries without pages. */
export function imagePage(image: string): string | undefined {
  const [, name = ''] = /^([^@\s]+?)(?::[^/@\s]+)?(?:@\S+)?$/.exec(image) ?? [];
  const [first = '', ...rest] = name.split('/');
  const hasRegistry = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  const registry = hasRegistry ? first : 'docker.io';
  const path = hasRegistry ? rest : [first, ...rest];
  if (!path.every(part => /^[a-z0-9]+([._-]+[a-z0-9]+)*$/.test(part))) {
    return undefined;
  }
  return pageAt(registry, path);
}

function pageAt(registry: string, path: readonly string[]): string | undefined {
  const [owner = '', name = owner] = path;
  switch (registry) {
    case 'docker.io':
    case 'index.docker.io':
      return path.length === 1 || owner === 'library'
        ? `https://hub.docker.com/_/${name}`
        : path.length === 2
          ? `https://hub.docker.com/r/${owner}/${name}`
          : undefined;
    case 'ghcr.io':
      return path.length < 2
        ? undefined
        : `https://github.com/${owner}/${name}/pkgs/container/${path.slice(1).join('%2F')}`;
    case 'quay.io':
      return path.length < 2 ? undefined : `https://quay.io/repository/${path.join('/')}`;
    default:
      return undefined;
  }
}

function imageLinks(placed: PlacedDocument): DocumentLink[] {
  const { document } = placed;
  if (document.nature !== 'kubernetes' && document.nature !== 'list') {
    return [];
  }
  return imagesIn(document.root).flatMap(node => {
    const target = imagePage(node.text);
    return target === undefined
      ? []
      : [{ range: rangeIn(placed, node), target, tooltip: 'Open the page of the image' }];
  });
}

function imagesIn(root: YamlNode | undefined): ScalarNode[] {
  const found: ScalarNode[] = [];
  const waiting = root === undefined ? [] : [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind === 'mapping') {
      for (const { key, value } of node.entries) {
        if (jsonKey(key) === 'image' && value?.kind === 'scalar' && value.text !== '') {
          found.push(value);
        } else if (value !== undefined) {
          waiting.push(value);
        }
      }
    } else if (node.kind === 'sequence') {
      waiting.push(...node.items.flatMap(({ value }) => value ?? []));
    }
  }
  return found.sort((one, other) => one.start - other.start);
}
