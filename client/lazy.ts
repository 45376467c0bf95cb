// What is loaded with the first simulation or command, never at activation: a bundle of its own.

export { parse as parseYaml } from 'yaml';
export { createCatalogue } from '../core/kubernetes/catalogue.js';
export { parseClusterFile } from '../simulator/clusterFile.js';
export { commands } from './commands/index.js';
export { fileLabel } from './simulatorHost/changeWords.js';
export { RunningSimulation } from './simulatorHost/runningSimulation.js';
export { fileWords } from './simulatorHost/timelineWords.js';

/** The API server for kubectl, later still. */
export const loadServing = () => import('./simulatorHost/serveRun.js');
