/**
 * Rule: missing-sub-path
 *
 * A container mounts one file of a ConfigMap or Secret by `subPath`, and there is no such key: it gets an empty folder in
 * its place.
 *
 *     volumeMounts:
 *       - { name: config, mountPath: /etc/nginx/nginx.conf, subPath: ngnix.conf }     # ← the key is nginx.conf
 */

import type { GraphObject } from '../../core/graph/objectGraph.js';
import {
  containersOf,
  fieldsAt,
  itemsAt,
  type Placed,
  podSpecOf,
  textAt,
} from '../placedFields.js';
import { nearestWord } from '../suggest.js';
import { pointTo } from './related.js';
import type { Rule, RuleFinding } from './rule.js';

export const missingSubPath: Rule = {
  id: 'missing-sub-path',
  severity: 'warning',
  pack: 'correctness',
  reportsAbsence: true,
  check(object, context) {
    const spec = podSpecOf(object);
    return spec === undefined
      ? []
      : itemsAt(spec, 'volumes').flatMap(volume => {
          const files = filesIn(volume, (kind, name) =>
            context.graph.named(kind, name).filter(target => context.isInReach(object, target)),
          );
          return files === undefined ? [] : judge(spec, volume, files);
        });
  },
};

function judge(spec: Placed, volume: Placed, { files, owners }: VolumeFiles): RuleFinding[] {
  return containersOf(spec)
    .flatMap(container => itemsAt(container, 'volumeMounts'))
    .filter(mount => textAt(mount, 'name') === textAt(volume, 'name'))
    .flatMap((mount): RuleFinding[] => {
      const subPath = textAt(mount, 'subPath')?.replace(/^\.\//, '');
      if (subPath === undefined || [...files].some(file => isWithin(file, subPath))) {
        return [];
      }
      const meant = nearestWord(subPath, files);
      const hint = meant === undefined ? '' : `. Did you mean ${meant}?`;
      return [
        {
          path: [...mount.path, 'subPath'],
          message: `Volume ${textAt(volume, 'name')} has no file ${subPath}${hint}`,
          ...(meant === undefined ? {} : { data: { replacements: [meant] } }),
          related: owners.map(owner => pointTo(owner, ['data'])),
        },
      ];
    });
}

function isWithin(file: string, subPath: string): boolean {
  return file === subPath || file.startsWith(`${subPath.replace(/\/$/, '')}/`);
}

interface VolumeFiles {
  readonly files: ReadonlySet<string>;
  /** The objects they are keys of. */
  readonly owners: readonly GraphObject[];
}

/** Files of a volume made of a ConfigMap or Secret; undefined where they are not known. */
function filesIn(
  volume: Placed,
  find: (kind: string, name: string) => readonly GraphObject[],
): VolumeFiles | undefined {
  const isConfigMap = volume.value['configMap'] !== undefined;
  const source = fieldsAt(volume, isConfigMap ? 'configMap' : 'secret');
  const items = itemsAt(source, 'items');
  if (items.length > 0) {
    return { files: new Set(items.flatMap(item => textAt(item, 'path') ?? [])), owners: [] };
  }
  const name = textAt(source, isConfigMap ? 'name' : 'secretName');
  const found = name === undefined ? [] : find(isConfigMap ? 'ConfigMap' : 'Secret', name);
  return found.length === 0 || found.some(({ facts }) => facts.hasMoreKeys)
    ? undefined
    : { files: new Set(found.flatMap(({ facts }) => facts.keys)), owners: found };
}
