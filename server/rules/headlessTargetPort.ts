/**
 * Rule: headless-target-port
 *
 * A headless Service gives out the addresses of pods and maps no ports: who connects to its port, does not reach
 * another targetPort.
 *
 *     clusterIP: None
 *     ports: [{ port: 80, targetPort: 8080 }]     # ← clients must connect to 8080
 */
import { fieldsAt, itemsAt, rootOf } from '../placedFields.js';
import type { Rule } from './rule.js';

export const headlessTargetPort: Rule = {
  id: 'headless-target-port',
  severity: 'information',
  pack: 'correctness',
  check(object) {
    const root = rootOf(object);
    const isHeadless = fieldsAt(root, 'spec').value['clusterIP'] === 'None';
    return object.facts.groupKind === 'Service' && isHeadless
      ? itemsAt(root, 'spec', 'ports').flatMap(({ value, path }) => {
          const { port, targetPort } = value;
          return typeof targetPort === 'number' && targetPort !== 0 && targetPort !== port
            ? [
                {
                  path: [...path, 'targetPort'],
                  message: `A headless Service maps no ports: clients must connect to ${targetPort}, not to ${port}`,
                },
              ]
            : [];
        })
      : [];
  },
};
