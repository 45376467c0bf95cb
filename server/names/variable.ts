// Environment variables of a container: where they are set, and where commands, arguments and later variables read them
// as $(NAME).

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { isSamePath } from '../../core/json.js';
import type { FieldPath } from '../../core/validation/fieldError.js';
import { itemsAt, type Placed, scalarsAt } from '../placedFields.js';
import { type Cursor, type NamedThing, nameAt, type Occurrence } from './named.js';
import { containersOf } from './podSpec.js';

/** The variable set or read under the cursor; undefined where a word reads several. */
export function variable({ object, path, inKey }: Cursor): NamedThing | undefined {
  const container = containersOf(object).find(each =>
    each.path.every((step, index) => path[index] === step),
  );
  if (container === undefined || inKey) {
    return undefined;
  }
  const set = itemsAt(container, 'env').flatMap(each => scalarsAt(each, 'name'));
  const name = set.find(each => isSamePath(each.path, path))?.value ?? readAt(container, path);
  return name === undefined || !set.some(({ value }) => value === name)
    ? undefined
    : {
        title: `variable ${name} of container ${String(container.value['name'] ?? '')}`,
        name: String(name),
        occurrences: () => [
          ...set
            .filter(({ value }) => value === name)
            .flatMap(each => nameAt(object, each.path, { isDeclaration: true })),
          ...wordsOf(container).flatMap(word => readsIn(object, word, String(name))),
        ],
        problemWith: nameProblem,
      };
}

/** Words in which the container may read variables. */
function wordsOf(container: Placed): Placed<string | number>[] {
  const lists = ['command', 'args'].flatMap(field => {
    const list = container.value[field];
    return Array.isArray(list)
      ? list.map((value: unknown, index) => ({ value, path: [...container.path, field, index] }))
      : [];
  });
  const texts = lists.flatMap(({ value, path }) =>
    typeof value === 'string' ? [{ value, path }] : [],
  );
  return [...texts, ...itemsAt(container, 'env').flatMap(each => scalarsAt(each, 'value'))];
}

function readAt(container: Placed, path: FieldPath): string | undefined {
  const word = wordsOf(container).find(each => isSamePath(each.path, path));
  const [only, ...others] = new Set(
    [...String(word?.value ?? '').matchAll(reading)].map(([, name]) => name),
  );
  return others.length === 0 ? only : undefined;
}

const reading = /\$\(([\w.-]+)\)/g;

/** The name alone, wherever the word's text has it. */
function readsIn(object: GraphObject, word: Placed<string | number>, name: string): Occurrence[] {
  const { uri, document, facts } = object;
  const { value: node, exact } = document.find([...facts.at, ...word.path]);
  if (!exact || node?.kind !== 'scalar') {
    return [];
  }
  const raw = document.text.slice(node.start, node.end);
  return [...raw.matchAll(reading)]
    .filter(([, read]) => read === name)
    .map(({ index }) => {
      const start = node.start + index + 2;
      const span = { start, end: start + name.length };
      return { uri, document, span, style: 'double', isDeclaration: false };
    });
}

function nameProblem(name: string): string | undefined {
  return /^[A-Za-z_.-][\w.-]*$/.test(name)
    ? undefined
    : 'Letters, digits, underscores, dashes and dots, not beginning with a digit';
}
