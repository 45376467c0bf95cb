// The text that is hashed, held against what the real code printed.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { podTemplateText } from '../../../simulator/hashing/podTemplateText.js';

interface Golden {
  readonly Name: string;
  readonly Dump: string;
  readonly DefaultedTemplate: object;
}

const golden: Golden[] = JSON.parse(
  readFileSync('test/fixtures/hashing/pod-template-hash.json', 'utf8'),
);

test.each(golden)('prints $Name as Go does', ({ Dump, DefaultedTemplate }) => {
  expect(podTemplateText(DefaultedTemplate)).toBe(Dump);
});

test('prints empty lists and maps as nil, and empty pointers as empty structs', () => {
  const text = podTemplateText({ spec: { containers: [], nodeSelector: {}, securityContext: {} } });
  expect(text).toContain('Containers:([]v1.Container)<nil>');
  expect(text).toContain('NodeSelector:(map[string]string)<nil>');
  expect(text).toContain('SecurityContext:(*v1.PodSecurityContext){SELinuxOptions:');
});
