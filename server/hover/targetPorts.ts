/**
 * Hover: ports of a Service
 *
 * On a port or its target: which containers it reaches.
 */
import { fieldsIn } from '../objectPlace.js';
import { nearest, podsOfSelector } from '../surroundings.js';
import { namespaceOf } from './place.js';
import type { HoverContext } from './types.js';

const shownMax = 8;

/** Tells where a Service's port leads. */
export function targetPorts(context: HoverContext): readonly string[] {
  const { self, object, path, surroundings } = context;
  const isPort = /^spec\/ports\/\d+\/(?:port|targetPort|name)$/.test(path.join('/'));
  if (object.kind !== 'Service' || !isPort || self === undefined) {
    return [];
  }
  const { port, targetPort = port } = fieldsIn(context, path.slice(0, 3));
  const pods = podsOfSelector(self, 0, surroundings);
  const lines = nearest(surroundings, pods, namespaceOf(context)).flatMap(({ object: target }) =>
    (target.facts.pods?.ports ?? [])
      .filter(({ name, number }) => name === targetPort || number === targetPort)
      .map(({ number, protocol, name }) => {
        const named = name === undefined ? '' : ` (\`${name}\`)`;
        return `- ${number}/${protocol}${named} of ${target.facts.kind} \`${target.facts.name}\``;
      }),
  );
  return lines.length === 0
    ? []
    : [`Port \`${port}\` reaches:\n\n${lines.slice(0, shownMax).join('\n')}`];
}
