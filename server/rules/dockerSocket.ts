/**
 * Rule: docker-socket
 *
 * A pod mounts the socket of its node's container runtime: it can do anything on the node.
 *
 *     volumes: [{ name: docker, hostPath: { path: /var/run/docker.sock } }]     # ← root on the node
 */
import { eachHostPath } from './each.js';
import type { Rule } from './rule.js';

export const dockerSocket: Rule = {
  id: 'docker-socket',
  severity: 'warning',
  pack: 'practice',
  check: eachHostPath(path =>
    /(docker|containerd|crio)\.sock$/.test(path)
      ? 'Who has the socket of the container runtime has the node'
      : undefined,
  ),
};
