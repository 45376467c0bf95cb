// The functions that Kubernetes adds to CEL, and those that the language library lacks.
// https://kubernetes.io/docs/reference/using-api/cel/
import type { Environment } from '@marcbachmann/cel-js';
import { addAddressFunctions } from './library/addresses.js';
import { addFormatFunctions } from './library/formats.js';
import { addListFunctions } from './library/lists.js';
import { addMacros } from './library/macros.js';
import { addQuantityFunctions } from './library/quantities.js';
import { addRegexFunctions } from './library/regex.js';
import { addSemverFunctions } from './library/semver.js';
import { addSetFunctions } from './library/sets.js';
import { addStringFunctions } from './library/strings.js';
import { addUrlFunctions } from './library/urls.js';

/** Registers all of them. */
export function addKubernetesLibrary(environment: Environment): void {
  addMacros(environment);
  addStringFunctions(environment);
  addRegexFunctions(environment);
  addListFunctions(environment);
  addSetFunctions(environment);
  addQuantityFunctions(environment);
  addUrlFunctions(environment);
  addAddressFunctions(environment);
  addFormatFunctions(environment);
  addSemverFunctions(environment);
}
