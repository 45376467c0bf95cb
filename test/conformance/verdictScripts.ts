// The comparison of scripts/conformance with the types the tests need.
import type { Catalogue } from '../../core/kubernetes/schema.js';

/** Counts of one comparison of verdicts. */
export interface VerdictCounts {
  readonly rows: number;
  readonly agreed: number;
  readonly named: number;
  readonly found: number;
  readonly falseErrors: number;
}

/** Counts of one comparison of stored objects. */
export interface StoredCounts {
  readonly rows: number;
  readonly equal: number;
}

interface Compare {
  compareVerdicts(core: object, catalogue: Catalogue, rows: readonly unknown[]): VerdictCounts;
}

interface Stored {
  compareStored(core: object, catalogue: Catalogue, rows: readonly unknown[]): StoredCounts;
}

interface Served {
  compareServed(simulator: object, catalogue: Catalogue, rows: readonly unknown[]): StoredCounts;
}

interface Recordings {
  readMutants(folder: string): readonly unknown[];
  readVerdicts(folder: string): readonly unknown[];
  readDefaulted(folder: string): readonly unknown[];
}

const folder = '../../scripts/conformance';
const compare = (await import(`${folder}/compare.mjs`)) as Compare;
const stored = (await import(`${folder}/stored.mjs`)) as Stored;
const served = (await import(`${folder}/served.mjs`)) as Served;
const recordings = (await import(`${folder}/recordings.mjs`)) as Recordings;

export const { compareVerdicts } = compare;
export const { compareStored } = stored;
export const { compareServed } = served;
export const { readMutants, readVerdicts, readDefaulted } = recordings;
