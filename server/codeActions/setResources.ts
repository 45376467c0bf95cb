/**
 * Code action: set resources
 *
 * A container without requests gets some, with a memory limit; values to start from, to be measured.
 */

import { fieldsOf } from '../../core/json.js';
import { withValueAt } from './action.js';
import { containerAction } from './container.js';

const start = { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '128Mi' } };

export const setResources = containerAction(
  ['missing-requests', 'missing-memory-limit'],
  (container, place) => {
    const resources = fieldsOf(container.value['resources']);
    if (resources['requests'] !== undefined && resources['limits'] !== undefined) {
      return undefined;
    }
    const wanted = withValueAt(place.value, [...container.path, 'resources'], () => ({
      ...start,
      ...resources,
    }));
    return { title: `Set resources of container ${String(container.value['name'])}`, wanted };
  },
);
