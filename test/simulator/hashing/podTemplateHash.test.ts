// The hashes a real 1.36 control plane gave its ReplicaSets.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { podTemplateHash } from '../../../simulator/hashing/podTemplateHash.js';

interface Golden {
  readonly Name: string;
  readonly Hash: string;
  readonly HashCC1: string;
  readonly DefaultedTemplate: object;
}

const golden: Golden[] = fixture('pod-template-hash.json');
const recorded: { hash: string; template: object }[] = fixture('template-hashes.json');

test.each(golden)('gives $Name the hash that 1.36 gives it', row => {
  expect(podTemplateHash(row.DefaultedTemplate)).toBe(row.Hash);
  expect(podTemplateHash(row.DefaultedTemplate, 1)).toBe(row.HashCC1);
});

test.each(recorded)('reproduces the recorded hash $hash', ({ hash, template }) => {
  expect(podTemplateHash(template)).toBe(hash);
});

function fixture<T>(name: string): T {
  return JSON.parse(readFileSync(`test/fixtures/hashing/${name}`, 'utf8'));
}
