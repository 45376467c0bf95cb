// Every code action of kustomization files, one line each.

import type { ActionSource } from '../../codeActions/action.js';
import { createKustomizationFile } from './createFile.js';
import { mergeGenerated } from './mergeGenerated.js';
import { migrateKustomization } from './migrate.js';
import { removeFromKustomization } from './remove.js';
import { silenceKustomizationRule } from './silence.js';

/** In the order they are offered. */
export const kustomizationActions: readonly ActionSource[] = [
  migrateKustomization,
  createKustomizationFile,
  mergeGenerated,
  removeFromKustomization,
  silenceKustomizationRule,
];
