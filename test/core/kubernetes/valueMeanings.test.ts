import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { meaningsOf } from '../../../core/kubernetes/valueMeanings.js';

interface Listed {
  readonly values: readonly string[];
  readonly fields: readonly string[];
}

type Groups = Readonly<Record<string, Readonly<Record<string, Listed>>>>;

test('the meanings are of values that the API has', () => {
  const file = new URL('../../../schemas/facts/enumerations.json', import.meta.url);
  const groups = JSON.parse(readFileSync(file, 'utf8')) as Groups;
  const listed = Object.values(groups).flatMap(group => Object.values(group));
  let explained = 0;
  for (const { values, fields } of listed) {
    for (const place of fields) {
      const [owner = '', field] = place
        .slice(place.lastIndexOf('/') + 1)
        .split('.')
        .slice(-2);
      const known = Object.keys(meaningsOf({ name: owner }, field));
      expect(known.filter(value => !values.includes(value))).toEqual([]);
      explained += known.length;
    }
  }
  expect(explained).toBeGreaterThan(200);
  expect(meaningsOf({ name: 'io.k8s.api.core.v1.EphemeralContainer' }, 'imagePullPolicy')).toEqual(
    meaningsOf({ name: 'io.k8s.api.core.v1.Container' }, 'imagePullPolicy'),
  );
  expect(meaningsOf(undefined, 'type')).toEqual({});
});
