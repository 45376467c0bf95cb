/**
 * Rule: undefined-variable
 *
 * `$(NAME)` in a command, argument or variable stands for a variable of the container; one that is not defined stays as
 * it is written.
 *
 *     env: [{ name: PORT, value: "8080" }]
 *     args: [--port=$(PROT)]     # ← no variable PROT
 *
 * Containers with `envFrom` may have any variable; names in small letters are commands of a shell. `$$(NAME)` is meant as it stands.
 *
 * https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
import { containersIn, isSet, itemsAt, type Placed, textAt, valuesAt } from '../placedFields.js';
import { nearestWord } from '../suggest.js';
import type { Rule, RuleFinding } from './rule.js';

export const undefinedVariable: Rule = {
  id: 'undefined-variable',
  severity: 'hint',
  pack: 'correctness',
  check(object, context) {
    return context.isPatch(object)
      ? []
      : containersIn(object)
          .filter(container => !isSet(container, 'envFrom'))
          .flatMap(judge);
  },
};

function judge(container: Placed): RuleFinding[] {
  const variables = itemsAt(container, 'env');
  const names = variables.flatMap(variable => textAt(variable, 'name') ?? []);
  const words = [...valuesAt(container, 'command'), ...valuesAt(container, 'args')];
  return [
    ...words.flatMap(word => unknownIn(word, names)),
    ...variables.flatMap((variable, index) =>
      unknownIn(
        { value: variable.value['value'], path: [...variable.path, 'value'] },
        names.slice(0, index),
        names,
      ),
    ),
  ];
}

function unknownIn(
  { value, path }: Placed<unknown>,
  known: readonly string[],
  all: readonly string[] = known,
): RuleFinding[] {
  if (typeof value !== 'string' || value.includes('\n')) {
    return [];
  }
  return namesIn(value)
    .filter(name => !known.includes(name) && !isGiven(name))
    .map(name => {
      const meant = nearestWord(name, known);
      const why = all.includes(name) ? ': it is defined further down' : '';
      const hint = meant === undefined || why !== '' ? '' : `. Did you mean ${meant}?`;
      return { path, message: `No variable ${name} for $(${name})${why}${hint}` };
    });
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/(\$*)\$\(([A-Z_][A-Z0-9_]*)\)/g)].flatMap(([, before, name]) =>
    (before ?? '').length % 2 === 0 ? (name ?? []) : [],
  );
}

/** Every container has the addresses of Services. */
function isGiven(name: string): boolean {
  return /_(SERVICE_HOST|SERVICE_PORT\w*|PORT(_\d+_\w+)?)$/.test(name);
}
