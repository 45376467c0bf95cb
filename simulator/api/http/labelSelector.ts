// The labelSelector query parameter: `a=b,c in (x,y),!d`, as apimachinery parses it.

import {
  type LabelSelectorRequirement,
  type Labels,
  matchesSelector,
} from '../../../core/kubernetes/selector.js';
import { badRequest } from './refusals.js';

/** What a list keeps. */
export type LabelTest = (labels: Labels | undefined) => boolean;

const KEY = String.raw`[\w./-]+`;
const SET = new RegExp(String.raw`^(${KEY})\s+(in|notin)\s*\(([^)]*)\)$`);
const EQUALITY = new RegExp(String.raw`^(${KEY})\s*(==|=|!=)\s*([\w.-]*)$`);
const COMPARISON = new RegExp(String.raw`^(${KEY})\s*([<>])\s*(\d+)$`);
const PRESENCE = new RegExp(String.raw`^(!?)\s*(${KEY})$`);

/** The test of a selector text; everything passes an empty one. Throws ApiError 400. */
export function parseLabelSelector(text: string | undefined): LabelTest {
  if (text === undefined || text.trim() === '') {
    return () => true;
  }
  const tests = splitRequirements(text).map(parseRequirement);
  return labels => tests.every(test => test(labels));
}

/** Splits at the commas that are not within parentheses. */
function splitRequirements(text: string): string[] {
  return text.split(/,(?![^(]*\))/).map(part => part.trim());
}

function parseRequirement(text: string): LabelTest {
  const set = SET.exec(text);
  if (set !== null) {
    const [, key = '', operator, list = ''] = set;
    const values = list.split(',').map(value => value.trim());
    return test({ key, operator: operator === 'in' ? 'In' : 'NotIn', values });
  }
  const equality = EQUALITY.exec(text);
  if (equality !== null) {
    const [, key = '', operator, value = ''] = equality;
    return test({ key, operator: operator === '!=' ? 'NotIn' : 'In', values: [value] });
  }
  const presence = PRESENCE.exec(text);
  if (presence !== null) {
    const [, not, key = ''] = presence;
    return test({ key, operator: not === '!' ? 'DoesNotExist' : 'Exists' });
  }
  return parseComparison(text);
}

function parseComparison(text: string): LabelTest {
  const comparison = COMPARISON.exec(text);
  if (comparison === null) {
    throw badRequest(`unable to parse requirement: ${explain(text)}`);
  }
  const [, key = '', operator, bound] = comparison;
  return labels => {
    const value = labels?.[key];
    const number = value !== undefined && /^-?\d+$/.test(value) ? Number(value) : undefined;
    const limit = Number(bound);
    return number !== undefined && (operator === '<' ? number < limit : number > limit);
  };
}

function explain(text: string): string {
  return text === ''
    ? "found '', expected: identifier after ','"
    : `couldn't parse the selector string "${text}"`;
}

function test(requirement: LabelSelectorRequirement): LabelTest {
  const selector = { matchExpressions: [requirement] };
  return labels => matchesSelector(selector, labels);
}
