// The revisions a real 1.36 control plane kept of a StatefulSet and a DaemonSet.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { writeGoJson } from '../../../core/writeGoJson.js';
import {
  revisionData,
  revisionHash,
  revisionName,
} from '../../../simulator/hashing/controllerRevision.js';
import { podTemplateHash } from '../../../simulator/hashing/podTemplateHash.js';

interface Golden {
  readonly Kind: string;
  readonly Raw: string;
  readonly Revision: string;
}

const golden: Golden[] = JSON.parse(
  readFileSync('test/fixtures/hashing/controller-revision.json', 'utf8'),
);

test.each(golden)('writes and names $Revision', ({ Kind, Raw, Revision }) => {
  const { $patch, ...template } = JSON.parse(Raw).spec.template;
  expect($patch).toBe('replace');
  expect(writeGoJson(revisionData(template))).toBe(Raw);
  const owner = Revision.slice(0, Revision.lastIndexOf('-'));
  const isSet = Kind === 'StatefulSet';
  const hash = isSet ? revisionHash(revisionData(template), 0) : podTemplateHash(template);
  expect(revisionName(owner, hash)).toBe(Revision);
});
