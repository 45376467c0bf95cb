import { expect, test } from 'vitest';
import { labelsAt } from '../../support/service.js';

const namespace = `
  apiVersion: v1
  kind: Namespace
  metadata: { name: shop, labels: { team: green } }
  ---
  apiVersion: networking.k8s.io/v1
  kind: NetworkPolicy
  spec:
`;

test('labels of Namespaces where namespaces are selected', () => {
  const peer = (selector: string): string =>
    `${namespace}    ingress: [{ from: [{ ${selector} }] }]`;
  expect(labelsAt(peer('namespaceSelector: { matchLabels: { $0 } }'))[0]).toBe('team');
  expect(labelsAt(peer('namespaceSelector: { matchExpressions: [{ key: $0 }] }'))).toContain(
    'team',
  );
  expect(labelsAt(peer('namespaceSelector: { matchLabels: { team: x, $0 } }'))).not.toContain(
    'team',
  );
});
