/**
 * Hover: who uses an object
 *
 * On an object's name: who reaches its pods, whose pods it reaches, and which objects name it.
 */
import type { GraphObject } from '../../core/graph/objectGraph.js';
import { nearest, podsOfSelector } from '../surroundings.js';
import { namespaceOf, objectLines } from './place.js';
import type { HoverContext } from './types.js';

/** Tells of the neighbours of an object. */
export function usage(context: HoverContext): readonly string[] {
  const { self, path, surroundings } = context;
  if (self === undefined || path.join('.') !== 'metadata.name') {
    return [];
  }
  const { facts } = self;
  const { graph } = surroundings;
  const near = (objects: readonly GraphObject[]): GraphObject[] =>
    nearest(surroundings, objects, namespaceOf(context))
      .map(({ object }) => object)
      .filter(object => object !== self);
  const around = facts.pods === undefined ? [] : near(graph.selectingPods(facts.pods.labels));
  const services = around.filter(({ facts: { kind } }) => kind === 'Service');
  const reached = facts.kind === 'Service' ? podsOfSelector(self, 0, surroundings) : [];
  return [
    ...section('Reached by', services),
    ...section(
      'Reached through them by',
      services.flatMap(service => near(namedBy(service))),
    ),
    ...section(
      'Also selected by',
      around.filter(({ facts: { kind, pods } }) => kind !== 'Service' && pods === undefined),
    ),
    ...section('Reaches', near(reached)),
    ...section('Named by', near(graph.referrers(facts.groupKind, facts.name))),
  ];

  function namedBy({ facts: { groupKind, name } }: GraphObject): readonly GraphObject[] {
    return graph.referrers(groupKind, name).filter(({ facts: { kind } }) => kind === 'Ingress');
  }
}

function section(title: string, objects: readonly GraphObject[]): string[] {
  const once = [...new Set(objects)];
  return once.length === 0 ? [] : [`${title}:\n\n${objectLines(once)}`];
}
