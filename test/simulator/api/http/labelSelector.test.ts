import { expect, test } from 'vitest';
import { parseLabelSelector } from '../../../../simulator/api/http/labelSelector.js';
import { refusalOf } from '../../../support/simulation.js';

const labels = { app: 'web', size: '5' };

test.each([
  ['app=web,size', true],
  ['app in (web, api),!gone', true],
  ['app notin (web)', false],
  ['gone notin (x)', true],
  ['size>4,size<6', true],
  ['app in ()', false],
  ['app!=', true],
])('%s', (text, expected) => {
  expect(parseLabelSelector(text)(labels)).toBe(expected);
});

// The words of k8s.io/apimachinery/pkg/labels.
test.each([
  ['app=!', "unable to parse requirement: found '!', expected: identifier"],
  ['=web', "found '=', expected: !, identifier, or 'end of string'"],
  ['a=b=c', "found '=', expected: ',' or 'end of string'"],
  ['a=b,', "found '', expected: identifier after ','"],
  ['a b', "unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt"],
  ['a in b', "unable to parse requirement: found 'b' expected: '('"],
  ['a in (b', "unable to parse requirement: found '', expected: ',' or ')'"],
  ['!', "unable to parse requirement: found '', expected: identifier"],
])('refuses %s', (text, message) => {
  expect(refusalOf(() => parseLabelSelector(text))).toBe(`400 BadRequest: ${message}`);
});

test('refuses what can be no label', () => {
  expect(refusalOf(() => parseLabelSelector('app=_x'))).toContain(
    'unable to parse requirement: values[0][app]: Invalid value: "_x": a valid label must be',
  );
  expect(refusalOf(() => parseLabelSelector('a:b=x'))).toContain(
    'unable to parse requirement: <nil>: Invalid value: "a:b": name part must consist of',
  );
});
