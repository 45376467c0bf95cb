/**
 * Rule: docker-socket
 *
 * A pod mounts the socket of its node's container runtime: it can do anything on the node.
 *
 *     volumes: [{ name: docker, hostPath: { path: /var/run/docker.sock } }]     # ← root on the node
 */
import { fieldsAt, itemsAt, podSpecOf, textAt } from './read.js';
import type { Rule } from './rule.js';

export const dockerSocket: Rule = {
  id: 'docker-socket',
  severity: 'warning',
  pack: 'practice',
  check(object) {
    const spec = podSpecOf(object);
    return spec === undefined
      ? []
      : itemsAt(spec, 'volumes')
          .map(volume => fieldsAt(volume, 'hostPath'))
          .filter(source => /(docker|containerd|crio)\.sock$/.test(textAt(source, 'path') ?? ''))
          .map(source => ({
            path: [...source.path, 'path'],
            message: 'Who has the socket of the container runtime has the node',
          }));
  },
};
