// Every code action, one line each.

import { kustomizationActions } from '../kustomization/actions/index.js';
import type { ActionSource } from './action.js';
import { addKey } from './addKey.js';
import { addLabel } from './addLabel.js';
import { addPort } from './addPort.js';
import { addProbes } from './addProbes.js';
import { addVolume } from './addVolume.js';
import { allowDisruption } from './allowDisruption.js';
import { convertValue } from './convertValue.js';
import { createObject } from './createObject.js';
import { exposeService } from './exposeService.js';
import { extractValue } from './extractValue.js';
import { indentWithSpaces } from './indentWithSpaces.js';
import { insertRequired } from './insertRequired.js';
import { joinFiles } from './joinFiles.js';
import { makeHeadless } from './makeHeadless.js';
import { migrateApi } from './migrateApi.js';
import { quoteBooleans } from './quoteBooleans.js';
import { removeDuplicateKey } from './removeDuplicateKey.js';
import { removeField } from './removeField.js';
import { removeItem } from './removeItem.js';
import { removeServerFields } from './removeServerFields.js';
import { repairText } from './repairText.js';
import { replaceText } from './replaceText.js';
import { requestForAutoscaler } from './requestForAutoscaler.js';
import { secretData } from './secretData.js';
import { selectPods } from './selectPods.js';
import { setResources } from './setResources.js';
import { silenceRule } from './silenceRule.js';
import { sortFields } from './sortFields.js';
import { splitFile } from './splitFile.js';
import { useServiceAccountName } from './useServiceAccountName.js';

/** In the order they are offered. */
export const actionSources: readonly ActionSource[] = [
  migrateApi,
  replaceText,
  indentWithSpaces,
  repairText,
  convertValue,
  insertRequired,
  createObject,
  addKey,
  addPort,
  addVolume,
  selectPods,
  addLabel,
  makeHeadless,
  requestForAutoscaler,
  allowDisruption,
  useServiceAccountName,
  removeField,
  removeItem,
  removeDuplicateKey,
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
  ...kustomizationActions,
];
