// Every code action, one line each.

import type { ActionSource } from './action.js';
import { addKey } from './addKey.js';
import { addLabel } from './addLabel.js';
import { addPort } from './addPort.js';
import { addProbes } from './addProbes.js';
import { addVolume } from './addVolume.js';
import { createObject } from './createObject.js';
import { exposeService } from './exposeService.js';
import { extractValue } from './extractValue.js';
import { insertRequired } from './insertRequired.js';
import { joinFiles } from './joinFiles.js';
import { migrateApi } from './migrateApi.js';
import { quoteBooleans } from './quoteBooleans.js';
import { removeField } from './removeField.js';
import { removeServerFields } from './removeServerFields.js';
import { replaceText } from './replaceText.js';
import { secretData } from './secretData.js';
import { setResources } from './setResources.js';
import { silenceRule } from './silenceRule.js';
import { sortFields } from './sortFields.js';
import { splitFile } from './splitFile.js';
import { useServiceAccountName } from './useServiceAccountName.js';

/** In the order they are offered. */
export const actionSources: readonly ActionSource[] = [
  migrateApi,
  replaceText,
  insertRequired,
  createObject,
  addKey,
  addPort,
  addVolume,
  addLabel,
  useServiceAccountName,
  removeField,
  setResources,
  addProbes,
  extractValue,
  exposeService,
  secretData,
  removeServerFields,
  quoteBooleans,
  sortFields,
  splitFile,
  joinFiles,
  silenceRule,
];
