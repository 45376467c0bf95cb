// Every code action, one line each.

import type { ActionSource } from './action.js';
import { addKey } from './addKey.js';
import { addVolume } from './addVolume.js';
import { createObject } from './createObject.js';
import { insertRequired } from './insertRequired.js';
import { migrateApi } from './migrateApi.js';
import { replaceText } from './replaceText.js';

/** In the order they are offered. */
export const actionSources: readonly ActionSource[] = [
  migrateApi,
  replaceText,
  insertRequired,
  createObject,
  addKey,
  addVolume,
];
