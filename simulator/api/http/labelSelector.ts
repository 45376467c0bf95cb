// The labelSelector query parameter: `a=b,c in (x,y),!d`, parsed and refused as apimachinery does it.
// https://github.com/kubernetes/apimachinery/blob/master/pkg/labels/selector.go

import {
  type LabelSelectorRequirement,
  type Labels,
  matchesSelector,
} from '../../../core/kubernetes/selector.js';
import { labelValue, qualifiedName } from '../../../core/validation/labels.js';
import { badRequest } from './refusals.js';

/** What a list keeps. */
export type LabelTest = (labels: Labels | undefined) => boolean;

/** The test of a selector text; everything passes an empty one. Throws ApiError 400. */
export function parseLabelSelector(text: string | undefined): LabelTest {
  const tests = parseRequirements(text ?? '').map(toTest);
  return labels => tests.every(test => test(labels));
}

/** What a selector text asks for, `Gt` and `Lt` included. Throws ApiError 400. */
export function parseRequirements(text: string): readonly LabelSelectorRequirement[] {
  const tokens = new Tokens(text);
  const requirements: LabelSelectorRequirement[] = [];
  while (tokens.peek() !== '') {
    if (!isIdentifier(tokens.peek()) && tokens.peek() !== '!') {
      throw badRequest(`found '${tokens.peek()}', expected: !, identifier, or 'end of string'`);
    }
    requirements.push(parseRequirement(tokens));
    const separator = tokens.take();
    if (separator !== '' && separator !== ',') {
      throw badRequest(`found '${separator}', expected: ',' or 'end of string'`);
    }
    if (separator === ',' && !isIdentifier(tokens.peek()) && tokens.peek() !== '!') {
      throw badRequest(`found '${tokens.peek()}', expected: identifier after ','`);
    }
  }
  return requirements;
}

const operators = ['=', '==', '!=', '>', '<', 'in', 'notin'];
const operatorNames = 'in, notin, =, ==, !=, gt, lt';

/** Reads token by token; the end is an empty one. */
class Tokens {
  readonly #all: readonly string[];
  #at = 0;

  constructor(text: string) {
    this.#all = text.match(/==|!=|[=!(),<>]|[^\s=!(),<>]+/g) ?? [];
  }

  peek(): string {
    return this.#all[this.#at] ?? '';
  }

  take(): string {
    const token = this.peek();
    this.#at++;
    return token;
  }
}

function isIdentifier(token: string): boolean {
  return token !== '' && !/^[=!(),<>]/.test(token);
}

function refuse(why: string): never {
  throw badRequest(`unable to parse requirement: ${why}`);
}

function parseRequirement(tokens: Tokens): LabelSelectorRequirement {
  const isAbsent = tokens.peek() === '!';
  if (isAbsent) {
    tokens.take();
  }
  const key = tokens.take();
  if (!isIdentifier(key)) {
    refuse(`found '${key}', expected: identifier`);
  }
  const faults = qualifiedName(key);
  if (faults.length > 0) {
    refuse(`<nil>: Invalid value: ${JSON.stringify(key)}: ${faults.join('; ')}`);
  }
  if (isAbsent || tokens.peek() === '' || tokens.peek() === ',') {
    return { key, operator: isAbsent ? 'DoesNotExist' : 'Exists' };
  }
  const operator = tokens.take();
  if (!operators.includes(operator)) {
    refuse(`found '${operator}', expected: ${operatorNames}`);
  }
  const isSet = operator === 'in' || operator === 'notin';
  const values = isSet ? parseValues(tokens) : [parseValue(tokens)];
  return operator === '<' || operator === '>'
    ? comparison(key, operator, values[0] ?? '')
    : equality(key, operator, values);
}

function parseValue(tokens: Tokens): string {
  if (tokens.peek() === '' || tokens.peek() === ',') {
    return '';
  }
  const value = tokens.take();
  return isIdentifier(value) ? value : refuse(`found '${value}', expected: identifier`);
}

function parseValues(tokens: Tokens): readonly string[] {
  const open = tokens.take();
  if (open !== '(') {
    refuse(`found '${open}' expected: '('`);
  }
  const values = new Set<string>();
  while (tokens.peek() !== ')') {
    const value = tokens.peek() === ',' ? '' : tokens.take();
    if (value !== '' && !isIdentifier(value)) {
      refuse(`found '${value}', expected: ',', ')' or identifier`);
    }
    values.add(value);
    if (tokens.peek() !== ',' && tokens.peek() !== ')') {
      refuse(`found '${tokens.peek()}', expected: ',' or ')'`);
    }
    if (tokens.peek() === ',') {
      tokens.take();
      if (tokens.peek() === ')') {
        values.add('');
      }
    }
  }
  tokens.take();
  return values.size === 0 ? [''] : [...values].sort();
}

function equality(
  key: string,
  operator: string,
  values: readonly string[],
): LabelSelectorRequirement {
  for (const [index, value] of values.entries()) {
    const faults = labelValue(value);
    if (faults.length > 0) {
      refuse(
        `values[${index}][${key}]: Invalid value: ${JSON.stringify(value)}: ${faults.join('; ')}`,
      );
    }
  }
  const isExcluded = operator === '!=' || operator === 'notin';
  return { key, operator: isExcluded ? 'NotIn' : 'In', values };
}

function comparison(key: string, operator: string, bound: string): LabelSelectorRequirement {
  if (!/^[+-]?\d+$/.test(bound)) {
    const why = "for 'Gt', 'Lt' operators, the value must be an integer";
    refuse(`values[0]: Invalid value: ${JSON.stringify(bound)}: ${why}`);
  }
  return { key, operator: operator === '<' ? 'Lt' : 'Gt', values: [bound] };
}

function toTest(requirement: LabelSelectorRequirement): LabelTest {
  const { key, operator, values } = requirement;
  if (operator !== 'Gt' && operator !== 'Lt') {
    const selector = { matchExpressions: [requirement] };
    return labels => matchesSelector(selector, labels);
  }
  const limit = Number(values?.[0]);
  return labels => {
    const value = labels?.[key];
    const number = value !== undefined && /^-?\d+$/.test(value) ? Number(value) : undefined;
    return number !== undefined && (operator === 'Lt' ? number < limit : number > limit);
  };
}
