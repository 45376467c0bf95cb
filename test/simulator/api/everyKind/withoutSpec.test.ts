// Every kind without its spec, or with an empty one: taken or refused for what is missing, never our fault.

import { expect, test } from 'vitest';
import { testCatalogue } from '../../../support/catalogue.js';
import { createTestApi } from '../http/testApi.js';
import { nameOfLeast } from './minimalObjects.js';

const limits = { limits: [{ type: 'Container', default: { cpu: '1' } }] };
const volumes = [{ emptyDir: {} }];
const specs = [
  undefined,
  {},
  { volumes },
  { template: {} },
  { template: { spec: {} } },
  { jobTemplate: {} },
];

test.each(specs.map(spec => [JSON.stringify(spec) ?? 'none', spec]))('spec %s', (_text, spec) => {
  const { request } = createTestApi();
  request('POST /api/v1/namespaces/default/limitranges', {
    metadata: { name: 'all' },
    spec: limits,
  });
  for (const { group, version, kind, plural, namespaced, verbs } of testCatalogue().resources) {
    if (verbs.includes('watch')) {
      const name = nameOfLeast(group === '' ? kind : `${group}/${kind}`);
      const root = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
      const path = `${root}${namespaced ? '/namespaces/default' : ''}/${plural}`;
      const { status, body } = request(`POST ${path}`, { metadata: { name }, spec });
      expect(status, JSON.stringify(body)).toBeLessThan(500);
    }
  }
});
