/**
 * Hover: ports of a container
 *
 * Which Services send to the port, and by which port of their own.
 */

import { fieldsOf, listOf } from '../../core/json.js';
import { containerPathOf, fieldsIn } from '../objectPlace.js';
import { nearest } from '../surroundings.js';
import { namespaceOf } from './place.js';
import type { HoverContext } from './types.js';

const shownMax = 8;

/** Tells how the port is reached. */
export function containerPorts(context: HoverContext): readonly string[] {
  const container = containerPathOf(context);
  const { path, self, surroundings } = context;
  const below = path.slice(container?.length ?? 0).join('.');
  const labels = self?.facts.pods?.labels;
  const isPort = /^ports\.\d+(?:\.(?:containerPort|name))?$/.test(below);
  if (container === undefined || labels === undefined || !isPort) {
    return [];
  }
  const { containerPort, name } = fieldsIn(context, path.slice(0, container.length + 2));
  const services = nearest(
    surroundings,
    surroundings.graph.selectingPods(labels),
    namespaceOf(context),
  )
    .map(({ object }) => object.facts)
    .filter(({ kind }) => kind === 'Service');
  const lines = services.flatMap(service => {
    const { ports } = fieldsOf(fieldsOf(service.value).spec);
    return listOf(ports)
      .map(fieldsOf)
      .flatMap(({ port, targetPort = port }) =>
        targetPort === containerPort || (name !== undefined && targetPort === name)
          ? [`- Service \`${service.name}\`, port ${port}`]
          : [],
      );
  });
  return lines.length === 0 ? [] : [`Reached by:\n\n${lines.slice(0, shownMax).join('\n')}`];
}
