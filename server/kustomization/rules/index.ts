// The registry of the checks of kustomization files: one line per check.

import type { KustomizationRule } from '../rule.js';
import { kustomizationCycle } from './kustomizationCycle.js';
import { kustomizationDeprecated } from './kustomizationDeprecated.js';
import { kustomizationDuplicate } from './kustomizationDuplicate.js';
import { kustomizationField } from './kustomizationField.js';
import { kustomizationGenerator } from './kustomizationGenerator.js';
import { kustomizationNoMatch } from './kustomizationNoMatch.js';
import { kustomizationPatch } from './kustomizationPatch.js';
import { kustomizationPath } from './kustomizationPath.js';

/** Every check, in the order their findings are shown. */
export const kustomizationRules: readonly KustomizationRule[] = [
  kustomizationField,
  kustomizationDeprecated,
  kustomizationPath,
  kustomizationDuplicate,
  kustomizationCycle,
  kustomizationPatch,
  kustomizationNoMatch,
  kustomizationGenerator,
];
