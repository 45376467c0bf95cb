import { expect, test } from 'vitest';
import { customTableSource } from '../../../../simulator/api/tables/customTables.js';
import { tableFor } from '../../../../simulator/api/tables/table.js';

function definition(columns?: readonly object[]) {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'boats.sea.example.com' },
    spec: {
      group: 'sea.example.com',
      scope: 'Namespaced',
      names: { kind: 'Boat', plural: 'boats', singular: 'boat' },
      versions: [{ name: 'v1', ...(columns && { additionalPrinterColumns: columns }) }],
    },
  };
}
const boat = {
  apiVersion: 'sea.example.com/v1',
  kind: 'Boat',
  metadata: { name: 'ketch', creationTimestamp: '2026-01-01T00:00:00Z' },
  spec: { length: 12 },
};

function tableWith(columns?: readonly object[]) {
  const source = customTableSource(boat, [definition(columns)]);
  return source && tableFor(source, [boat], Date.parse('2026-01-01T00:00:30Z'));
}

test('a custom resource has the columns of its definition', () => {
  const table = tableWith([{ name: 'Length', type: 'integer', jsonPath: '.spec.length' }]);
  expect(table?.columns.map(column => column.name)).toEqual(['Name', 'Length']);
  expect(table?.rows[0]?.cells).toEqual(['ketch', 12]);
});

test('without columns of its own it has its age', () => {
  expect(tableWith()?.rows[0]?.cells).toEqual(['ketch', '30s']);
});

test('what nothing defines has no table', () => {
  expect(
    customTableSource({ apiVersion: 'land.example.com/v1', kind: 'Boat' }, [definition()]),
  ).toBe(undefined);
});
