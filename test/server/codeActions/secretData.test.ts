import { expect, test } from 'vitest';
import { actionsAt, checkAction } from '../../support/codeActions.js';

const secret = `apiVersion: v1
kind: Secret
metadata: {name: a}
stri$0ngData:
  user: jos\u00e9
type: Opaque
`;
const encoded = secret.replace('stri$0ngData', 'data').replace('jos\u00e9', 'am9zw6k=');

test('text to base64 and back', () => {
  checkAction(secret, 'Encode stringData as data', encoded);
  checkAction(
    encoded.replace('user', '$0user'),
    'Decode data as stringData',
    secret.replace('$0', ''),
  );
});

test('bytes that are no text stay', () => {
  const bytes = encoded.replace('user: am9zw6k=', '$0user: /wA=');
  expect(actionsAt(bytes).join()).not.toContain('Decode');
});

test('comments and line ends stay', () => {
  const secret = (field: string, value: string) =>
    `apiVersion: v1\nkind: Secret\nmetadata: {name: a}\n# all\n${field}:\n  # one\n  a$0: ${value} # ours\n`;
  checkAction(
    secret('data', 'YQ=='),
    'Decode data as stringData',
    secret('stringData', 'a').replace('$0', ''),
  );
  checkAction(
    'apiVersion: v1\r\nkind: Secret\r\nmetadata: {name: a}\r\nstringData: {a: $0b}\r\ndata:\r\n  c: ZA==\r\n',
    'Encode stringData as data',
    'apiVersion: v1\r\nkind: Secret\r\nmetadata: {name: a}\r\ndata:\r\n  c: ZA==\r\n  a: Yg==\r\n',
  );
});
