import { expect, test } from 'vitest';
import { actionsAt, checkAction } from '../../support/codeActions.js';

const service = `apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: w$0eb }
  ports: [{ port: 80 }]
---
apiVersion: v1
kind: Pod
metadata: { name: a, labels: { app: wep } }
spec: { containers: [{ name: a, image: b }] }
`;
const rule = 'service-selects-nothing';
const comment = `  # drydock-disable-next-line ${rule}\n  selector`;

test('a comment above the line, and the finding is gone', () => {
  const silenced = service.replace('  selector', comment);
  checkAction(service, `Silence ${rule} here`, silenced.replace('$0', ''));
  expect(actionsAt(silenced).join()).not.toContain('Silence');
});

test('what the API server refuses cannot be silenced', () => {
  expect(actionsAt('apiVersion: v1\nkind: Pod\nme$0ta: {}\n').join()).not.toContain('Silence');
});
