// Filter NodePorts: a host port serves one pod per node.

import { type FilterPlugin, rejection } from '../state/plugin.js';
import type { HostPort } from '../state/podClass.js';

const taken = rejection(
  'NodePorts',
  "node(s) didn't have free ports for the requested pod ports",
  'resolvable',
);

/** Rejects nodes where a wanted host port is taken. */
export const nodePorts: FilterPlugin = {
  name: 'NodePorts',
  prepare({ podClass }) {
    const wanted = podClass.hostPorts;
    if (wanted.length === 0) {
      return undefined;
    }
    return node =>
      wanted.some(port => node.ports.some(used => conflicts(port, used))) ? taken : undefined;
  },
};

/** Whether two pods with these ports cannot share a node. */
export function conflicts(a: HostPort, b: HostPort): boolean {
  return (
    a.port === b.port &&
    a.protocol === b.protocol &&
    (a.ip === b.ip || a.ip === '0.0.0.0' || b.ip === '0.0.0.0')
  );
}
