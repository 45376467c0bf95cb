/**
 * Rule: kustomization-deprecated
 *
 * A field that kustomize still takes, with a warning. Its quick fix writes what is meant to be used instead.
 *
 *     bases: [../base]           # ← resources: [../base]
 *     commonLabels: { app: web } # ← labels: [{ pairs: { app: web }, includeSelectors: true }]
 *
 * https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
 */
import { deprecatedFields } from '../../../core/kustomize/kustomizationTypes.js';
import type { KustomizationRule } from '../rule.js';

export const kustomizationDeprecated: KustomizationRule = {
  id: 'kustomization-deprecated',
  severity: 'information',
  pack: 'correctness',
  check: ({ fields }) =>
    Object.entries(deprecatedFields).flatMap(([field, successor]) =>
      Object.hasOwn(fields, field)
        ? [
            {
              path: [field],
              atKey: true,
              message: `${field} is deprecated: ${successor} does the same`,
            },
          ]
        : [],
    ),
};
