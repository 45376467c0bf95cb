// Columns of custom resources, by JSONPath.

import { expect, test } from 'vitest';
import { valuesAt } from '../../../../simulator/api/tables/customColumns.js';
import { tableFor } from '../../../../simulator/api/tables/table.js';

const object = {
  apiVersion: 'example.com/v1',
  kind: 'Widget',
  metadata: { name: 'w', creationTimestamp: '1970-01-01T00:00:00Z', labels: { 'a.b/c': 'd' } },
  spec: { size: 3, list: [{ name: 'x' }, { name: 'y' }] },
  status: { conditions: [{ type: 'Other' }, { type: 'Ready', status: 'True' }] },
};

test.each([
  ['.spec.size', [3]],
  ['.spec.list[1].name', ['y']],
  ['.spec.list[*].name', ['x', 'y']],
  [".metadata.labels['a.b/c']", ['d']],
  ['.metadata.labels.a\\.b/c', []],
  ['.status.conditions[?(@.type=="Ready")].status', ['True']],
  ['.spec.nothing.here', []],
])('%s', (path, values) => {
  expect(valuesAt(object, path)).toEqual(values);
});

test('a table has the name, then the columns', () => {
  const resource = { group: 'example.com', kind: 'Widget', columns: [] };
  const customColumns = [
    { name: 'Size', type: 'integer', jsonPath: '.spec.size' },
    { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
  ];
  const { columns, rows } = tableFor({ resource, customColumns }, [object], 9000);
  expect(columns.map(({ name }) => name)).toEqual(['Name', 'Size', 'Age']);
  expect(rows[0]?.cells).toEqual(['w', 3, '9s']);
});

test.each([
  ['string', '.spec.list[*].name', 'x'],
  ['string', '.spec.list[0]', '{"name":"x"}'],
  ['string', '.spec.size', '3'],
  ['integer', '.spec.share', 1],
  ['number', '.spec.share', 1.5],
  ['boolean', '.spec.size', ''],
  ['integer', '.spec.list', ''],
  ['date', '.metadata.name', '<invalid>'],
])('a column of type %s shows %s as %s', (type, jsonPath, cell) => {
  const resource = { group: 'example.com', kind: 'Widget', columns: [] };
  const shared = { ...object, spec: { ...object.spec, share: 1.5 } };
  const { rows } = tableFor(
    { resource, customColumns: [{ name: 'Column', type, jsonPath }] },
    [shared],
    9000,
  );
  expect(rows[0]?.cells[1]).toBe(cell);
});
