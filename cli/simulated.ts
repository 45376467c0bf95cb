// What `simulate` and `serve` start from alike: the cluster file, the seed.
import { InvalidArgumentError } from 'commander';
import { parse as parseYaml } from 'yaml';
import { parseClusterFile } from '../simulator/clusterFile.js';
import type { ClusterFile } from '../simulator/simulation.js';
import { readText, UsageError } from './files.js';

/** Reads a cluster file; throws a UsageError that says what is wrong with it. */
export function readCluster(file: string): ClusterFile {
  const { value, problems } = parseClusterFile(parseYaml(readText(file)));
  if (problems.length > 0) {
    throw new UsageError(`${file}: ${problems.join('; ')}`);
  }
  return value;
}

/** The value of `--seed`. */
export function toSeed(text: string): number {
  if (!/^\d{1,15}$/.test(text)) {
    throw new InvalidArgumentError('expected a whole number');
  }
  return Number(text);
}
