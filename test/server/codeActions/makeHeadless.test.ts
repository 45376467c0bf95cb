import { expect, test } from 'vitest';
import { actionsAt, checkAction } from '../../support/codeActions.js';

const service = (line: string) =>
  `# --- file: service.yaml\napiVersion: v1\nkind: Service\nmetadata: { name: db }\nspec:\n  # peers\n  selector: { app: db }\n  ports: [{ port: 80 }]\n${line}`;
const set = `# --- file: set.yaml
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: $0db
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec: { containers: [{ name: a, image: a }] }
`;

test('the Service of a StatefulSet', () => {
  checkAction(set + service(''), 'Make Service db headless', service('  clusterIP: None\n'));
});

test('one that is headless', () => {
  expect(actionsAt(set + service('  clusterIP: None\n')).join()).not.toContain('headless');
});
