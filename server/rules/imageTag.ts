/**
 * Rule: image-tag
 *
 * An image without a tag, or with `latest`: what runs changes without an apply.
 *
 *     image: nginx:latest     # ← nginx:1.27
 */
import { textAt } from '../placedFields.js';
import { eachContainer } from './each.js';
import type { Rule } from './rule.js';

export const imageTag: Rule = {
  id: 'image-tag',
  severity: 'hint',
  pack: 'practice',
  check: eachContainer(container => {
    const image = textAt(container, 'image');
    const isFixed = image === undefined || /@|:(?!latest$)[^/]+$/.test(image);
    return isFixed
      ? undefined
      : {
          path: [...container.path, 'image'],
          message: `${image} may be another image tomorrow: name a version`,
        };
  }),
};
