// How Go keeps a quantity, held against what the real code printed.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { quantityText } from '../../../simulator/hashing/quantityText.js';

const rows: string[][] = JSON.parse(readFileSync('test/fixtures/hashing/quantities.json', 'utf8'));

test.each(rows.map(row => ({ input: row[0], dump: row[4] })))('prints $input', row => {
  expect(`(resource.Quantity)${quantityText(row.input ?? '')}`).toBe(row.dump);
});
