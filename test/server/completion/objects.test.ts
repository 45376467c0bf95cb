import { expect, test } from 'vitest';
import { labelsAt, serviceWith, uri, withCursor } from '../../support/service.js';

test('whole objects at the start of a document, half typed or after another', () => {
  expect(labelsAt('$0')).toContain('Deployment');
  expect(labelsAt('dep$0')).toContain('Deployment');
  expect(labelsAt('kind: Pod\napiVersion: v1\n---\n$0')).toContain('CronJob');
  expect(labelsAt('$0\n---\napiVersion: v1\nkind: Pod\n')).toContain('CronJob');
  expect(labelsAt('---\n$0\nkind: Pod\n')).not.toContain('CronJob');
  expect(labelsAt('kind: Pod\n$0')).not.toContain('Deployment');
});

test('every object is accepted as it stands at first', () => {
  const { text, position } = withCursor('$0');
  const items = serviceWith(text, { snippets: false }).complete(uri, position).items;
  const objects = items.filter(({ textEdit }) => textEdit?.newText.startsWith('apiVersion: '));
  const whole = objects.filter(({ textEdit }) => textEdit?.newText.includes('kind: '));
  expect(whole.length).toBeGreaterThan(20);
  for (const { label, textEdit } of whole) {
    const service = serviceWith(textEdit?.newText ?? '');
    const errors = service.diagnostics(uri).filter(({ severity }) => severity === 1);
    expect([label, ...errors.map(({ message }) => message)]).toEqual([label]);
  }
});

test('whole objects as items of a list, in its column', () => {
  const list = 'apiVersion: v1\nkind: List\nitems:\n';
  expect(labelsAt(`${list}- $0\n`)).toContain('Deployment');
  expect(labelsAt(`${list}- kind: Pod\n  apiVersion: v1\n- Serv$0\n`)).toContain('Service');
  expect(labelsAt(`${list}- kind: Pod\n  $0\n`)).not.toContain('Deployment');
  const { text, position } = withCursor(`${list}  - $0\n`);
  const service = serviceWith(text, { snippets: false });
  const item = service.complete(uri, position).items.find(({ label }) => label === 'ConfigMap');
  expect(item?.textEdit?.newText).toMatch(/^apiVersion: v1\n {4}kind: ConfigMap\n {4}metadata:/);
});
