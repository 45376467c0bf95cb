import { test } from 'vitest';
import { serviceSelectsNothing } from '../../../server/rules/serviceSelectsNothing.js';
import { checkRule } from '../../support/checkRule.js';

const pod = 'apiVersion: v1\nkind: Pod\nmetadata: { name: p, labels: { app: web } }\n';
const service = 'apiVersion: v1\nkind: Service\nmetadata: { name: s }\nspec:\n';

test('a comment behind the value silences its line, with the rule it names', () => {
  checkRule(
    serviceSelectsNothing,
    `${pod}---\n${service}  selector: { app: mail } # drydock-disable service-selects-nothing\n`,
  );
  checkRule(
    serviceSelectsNothing,
    `${pod}---\n${service}  selector: { app: mail } # drydock-disable missing-key
#           ^^^^^^^^^^^^^ No pod has the labels app=mail
`,
  );
});

test('a comment on its own line silences the next line or the document', () => {
  const quiet = '# drydock-disable service-selects-nothing, missing-key';
  checkRule(serviceSelectsNothing, `${pod}---\n${quiet}\n${service}  selector: { app: mail }\n`);
  checkRule(
    serviceSelectsNothing,
    `${pod}---\n${service}  # drydock-disable-next-line\n  selector: { app: mail }\n`,
  );
});

test('an annotation silences an object', () => {
  const annotated = service.replace(
    '{ name: s }',
    '{ name: s, annotations: { drydock.dev/ignore: "missing-key, service-selects-nothing" } }',
  );
  checkRule(serviceSelectsNothing, `${pod}---\n${annotated}  selector: { app: mail }\n`);
});

test('what a broken file nearby may hold is not missed', () => {
  checkRule(
    serviceSelectsNothing,
    `${pod}---\n${service}  selector: { app: mail }\n---\nkind: Pod\nmetadata: { labels: [\n`,
  );
});
