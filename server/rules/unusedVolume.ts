/**
 * Rule: unused-volume
 *
 * A volume that no container mounts: the pod still waits for it.
 *
 *     volumes:
 *       - name: cache     # ← no container mounts it
 */
import { containersOf, itemsAt, podSpecOf, textAt } from '../placedFields.js';
import type { Rule } from './rule.js';

export const unusedVolume: Rule = {
  id: 'unused-volume',
  severity: 'hint',
  pack: 'correctness',
  check(object, context) {
    const spec = podSpecOf(object);
    if (spec === undefined || context.isPatch(object)) {
      return [];
    }
    const containers = [...containersOf(spec), ...itemsAt(spec, 'ephemeralContainers')];
    const used = new Set(
      containers.flatMap(container =>
        [...itemsAt(container, 'volumeMounts'), ...itemsAt(container, 'volumeDevices')].map(mount =>
          textAt(mount, 'name'),
        ),
      ),
    );
    return itemsAt(spec, 'volumes').flatMap(volume => {
      const name = textAt(volume, 'name');
      return name === undefined || used.has(name) || containers.length === 0
        ? []
        : [{ path: [...volume.path, 'name'], message: `No container mounts volume ${name}` }];
    });
  },
};
