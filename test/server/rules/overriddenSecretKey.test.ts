import { test } from 'vitest';
import { overriddenSecretKey } from '../../../server/rules/overriddenSecretKey.js';
import { checkRule } from '../../support/checkRule.js';

test('overridden-secret-key reports the mistake where it stands', () => {
  checkRule(
    overriddenSecretKey,
    `apiVersion: v1
kind: Secret
metadata: { name: s }
data:
  password: b2xk
# ^^^^^^^^ stringData.password overrides this
stringData: { password: new }
`,
  );
});

test('overridden-secret-key is silent about what works', () => {
  checkRule(
    overriddenSecretKey,
    `apiVersion: v1
kind: Secret
metadata: { name: s }
data: { a: b2xk }
stringData: { b: new }
`,
  );
});

test('overridden-secret-key leaves half-typed text alone', () => {
  checkRule(
    overriddenSecretKey,
    `apiVersion: v1
kind: Secret
metadata: { name: s }
data:
stringData:
`,
  );
});
