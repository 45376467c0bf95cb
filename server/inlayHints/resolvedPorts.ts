/**
 * Inlay hints: resolved ports
 *
 * The number behind a port that is given by name: target ports of Services, ports of Ingress backends, probes.
 *
 *     targetPort: http      →      targetPort: http  = 8080
 */

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { fieldsOf, listOf } from '../../core/json.js';
import { probeFields } from '../../core/kubernetes/probes.js';
import { containersIn, fieldsAt, itemsAt, rootOf, textAt } from '../placedFields.js';
import { namespaceHere, nearest, objectsNamed, podsOfSelector } from '../surroundings.js';
import type { Hint, HintContext } from './types.js';

/** Hints after names of ports that resolve to one number. */
export function resolvedPorts(context: HintContext): readonly Hint[] {
  return [...targetPorts(context), ...backendPorts(context), ...probePorts(context.self)];
}

function targetPorts({ self, surroundings }: HintContext): Hint[] {
  if (self.facts.kind !== 'Service') {
    return [];
  }
  const namespace = namespaceHere(surroundings, self.facts.namespace);
  const found = podsOfSelector(self, 0, surroundings);
  const ports = nearest(surroundings, found, namespace).flatMap(
    ({ object }) => object.facts.pods?.ports ?? [],
  );
  return itemsAt(rootOf(self), 'spec', 'ports').flatMap(port => {
    const name = textAt(port, 'targetPort');
    const numbers = ports.filter(each => each.name === name).map(({ number }) => number);
    return hintFor([...port.path, 'targetPort'], name, numbers);
  });
}

function backendPorts({ self, surroundings }: HintContext): Hint[] {
  return self.facts.references.flatMap(({ to, name, namespace, port }) => {
    if (to !== 'Service' || typeof port?.value !== 'string') {
      return [];
    }
    const wanted = namespace ?? namespaceHere(surroundings, self.facts.namespace);
    const numbers = objectsNamed(surroundings, to, name, wanted).flatMap(({ object }) => {
      const { ports } = fieldsOf(fieldsOf(object.facts.value).spec);
      const list = listOf(ports).map(fieldsOf);
      return list.flatMap(each =>
        each.name === port.value && typeof each.port === 'number' ? [each.port] : [],
      );
    });
    return hintFor(port.path, port.value, numbers);
  });
}

function probePorts(self: GraphObject): Hint[] {
  return containersIn(self).flatMap(container => {
    const ports = itemsAt(container, 'ports');
    return probeFields.flatMap(probe =>
      ['httpGet', 'tcpSocket'].flatMap(action => {
        const place = fieldsAt(container, probe, action);
        const name = textAt(place, 'port');
        const numbers = ports.flatMap(port => {
          const { containerPort } = port.value;
          return textAt(port, 'name') === name && typeof containerPort === 'number'
            ? [containerPort]
            : [];
        });
        return hintFor([...place.path, 'port'], name, numbers);
      }),
    );
  });
}

function hintFor(path: Hint['path'], name: string | undefined, numbers: readonly number[]): Hint[] {
  const once = [...new Set(numbers)];
  return name === undefined || once.length === 0
    ? []
    : [{ path, text: `= ${once.join(', ')}`, tooltip: `The port named ${name}` }];
}
