import { expect, test } from 'vitest';
import { findDefaultClass } from '../../../../../simulator/api/admission/common/defaultClass.js';

function classOf(name: string, value: string, creationTimestamp: string) {
  const metadata = { name, annotations: { default: value }, creationTimestamp };
  return { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata };
}

test('finds the newest default, the first by name of the same age', () => {
  const classes = [
    classOf('a', 'true', '2026-01-01T00:00:00Z'),
    classOf('b', 'true', '2026-01-02T00:00:00Z'),
    classOf('c', 'true', '2026-01-02T00:00:00Z'),
    classOf('d', 'false', '2026-01-03T00:00:00Z'),
  ];
  expect(findDefaultClass(classes, 'default')?.metadata.name).toBe('b');
  expect(findDefaultClass(classes.slice(3), 'default')).toBeUndefined();
});
