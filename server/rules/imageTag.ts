/**
 * Rule: image-tag
 *
 * An image without a tag, or with `latest`: what runs changes without an apply.
 *
 *     image: nginx:latest     # ← nginx:1.27
 */
import { containersIn, textAt } from './read.js';
import type { Rule } from './rule.js';

export const imageTag: Rule = {
  id: 'image-tag',
  severity: 'hint',
  pack: 'practice',
  check(object, context) {
    return context.isPatch(object)
      ? []
      : containersIn(object)
          .filter(
            container =>
              /^[^@]+$/.test(textAt(container, 'image') ?? '@') &&
              !/:(?!latest$)[^/]+$/.test(textAt(container, 'image') ?? ''),
          )
          .map(container => ({
            path: [...container.path, 'image'],
            message: `${textAt(container, 'image')} may be another image tomorrow: name a version`,
          }));
  },
};
