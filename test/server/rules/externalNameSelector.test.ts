import { test } from 'vitest';
import { externalNameSelector } from '../../../server/rules/externalNameSelector.js';
import { checkRule } from '../../support/checkRule.js';

const service = 'apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec:\n';

test('a selector of an alias has no effect', () => {
  checkRule(
    externalNameSelector,
    `${service}  type: ExternalName
  externalName: a.b
  selector: { app: a }
# ^^^^^^^^ A Service of type ExternalName is an alias
`,
  );
});

test('other Services and half-typed ones pass', () => {
  checkRule(externalNameSelector, `${service}  selector: { app: a }\n`);
  checkRule(externalNameSelector, `${service}  type: ExternalName\n  selector:\n`);
});
