// CEL as the API server runs it: the language, Kubernetes' functions, faults of the values and what cannot be run.
import { expect, test } from 'vitest';
import { compileExpression, optionalOf } from '../../../core/cel/expression.js';

const self = {
  count: 3n,
  ratio: 1.5,
  name: 'web-1',
  none: null,
  numbers: [1n, 2n, 3n],
  ports: [{ name: 'http', port: 80n }, { port: 443n }],
  labels: { app: 'web', tier: 'front' },
  nested: { inner: { text: 'z' } },
  memory: '1Gi',
  address: '10.1.2.3',
  since: new Date(0),
};

function resultOf(expression: string, oldSelf?: unknown): unknown {
  const outcome = compileExpression(expression).evaluate(
    oldSelf === undefined ? { self } : { self, oldSelf },
  );
  return outcome.kind === 'value' ? outcome.value : outcome;
}

const trueExpressions = [
  'self.count > 2 && self.ratio < 2.0',
  'self.none == null && self.name != null',
  'self.numbers.all(n, n > 0) && self.numbers.exists(n, n == 2)',
  'has(self.ports[0].name) && !has(self.ports[1].name) && !has(self.nested.other)',
  "self.name.matches('^web-[0-9]+$') && matches(self.name, '(?i)WEB')",
  "self.name.matches('\\\\A[[:alpha:]]+-\\\\d\\\\z')",
  "self.name.startsWith('web') && self.name.size() == 5 && size(self.labels) == 2",
  "self.labels.all(key, value, size(value) > 2) && 'app' in self.labels",
  'self.numbers.exists(i, v, i == 1 && v == 2)',
  'self.numbers.transformList(i, v, v * 2) == [2, 4, 6]',
  "self.labels.transformMap(k, v, k + v)['app'] == 'appweb'",
  'self.ports.existsOne(p, p.port == 80)',
  "self.?missing.orValue('x') == 'x' && self.?nested.inner.text.hasValue()",
  "self.?nested.optMap(n, n.inner.text).orValue('') == 'z'",
  'self.numbers.isSorted() && self.numbers.sum() == 6',
  'self.numbers.min() == 1 && self.numbers.max() == 3 && self.numbers.indexOf(2) == 1',
  "quantity(self.memory).isLessThan(quantity('2Gi')) && isQuantity('1.5') && !isQuantity('x')",
  "quantity('1k').add(quantity('24')) == quantity('1024') && quantity('3').asInteger() == 3",
  "isIP(self.address) && cidr('10.0.0.0/8').containsIP(self.address)",
  "ip('fe80::1').family() == 6 && ip('fe80::1').isLinkLocalUnicast() && !isCIDR('10.0.0.0')",
  "cidr('10.0.0.0/8').containsCIDR('10.1.0.0/16') && cidr('10.1.2.3/8').masked().ip() == ip('10.0.0.0')",
  "isURL('https://a.example:8443/x?y=1') && url('https://a.example:8443/x').getPort() == '8443'",
  "!isURL('../x') && url('https://[::1]:80/').getHostname() == '::1'",
  "!format.dns1123Label().validate('web').hasValue() && format.named('uuid').hasValue()",
  'sets.contains(self.numbers, [1, 2]) && sets.equivalent([1, 1, 2], [2, 1])',
  "semver('1.2.3').isLessThan(semver('1.10.0')) && !isSemver('1.2')",
  "'%s has %d of %.1f'.format([self.name, self.count, self.ratio]) == 'web-1 has 3 of 1.5'",
  "'a-b-c'.replace('-', '.') == 'a.b.c' && 'a-b-c'.replace('-', '.', 1) == 'a.b-c'",
  "'a,b'.split(',').join('-') == 'a-b' && 'aBc'.lowerAscii() == 'abc'",
  "'abc 123'.find('[0-9]+') == '123' && 'a1b2'.findAll('[0-9]') == ['1', '2']",
  "duration('1h') > duration('30m') && self.since < timestamp('2000-01-01T00:00:00Z')",
  'cel.bind(n, self.count, n + 1) == 4 && type(self.count) == int',
  '[1, 2, 2].distinct() == [1, 2] && [3, 1].sort() == [1, 3] && lists.range(2) == [0, 1]',
];

test.each(trueExpressions)('%s', expression => {
  expect(resultOf(expression)).toBe(true);
});

test('compares objects with what they were, by what they hold', () => {
  const copy = structuredClone({ ...self, since: undefined });
  expect(resultOf('self.nested == oldSelf.nested && self.ports == oldSelf.ports', copy)).toBe(true);
  expect(resultOf('self.labels == oldSelf', { app: 'web' })).toBe(false);
  expect(resultOf('oldSelf.hasValue() && oldSelf.value() == 3', optionalOf(3n))).toBe(true);
  expect(
    resultOf("!oldSelf.hasValue() && oldSelf.orValue('x') == 'x'", optionalOf(undefined)),
  ).toBe(true);
});

test('faults of the values are told in the words of the server', () => {
  const fault = (message: string) => ({ kind: 'fault', message });
  expect(resultOf('self.missing == 1')).toEqual(fault('no such key: missing'));
  expect(resultOf('self.numbers[7] == 1')).toEqual(fault('index out of bounds: 7'));
  expect(resultOf('self.count / 0 == 1')).toEqual(fault('division by zero'));
  expect(resultOf("quantity('x').sign() == 1")).toEqual(fault('failed to parse quantity'));
});

test('what cannot be compiled or is not known cannot be run, and does no harm', () => {
  for (const expression of ['self.count >', 'unknownFunction(self)', 'self.name.nonsense()', '']) {
    expect(resultOf(expression)).toMatchObject({ kind: 'unsupported' });
  }
});

test('names are found outside of strings', () => {
  expect([...compileExpression("self.a == 'oldSelf' // oldSelf").names]).toEqual(['self', 'a']);
  expect(compileExpression('self == oldSelf').names.has('oldSelf')).toBe(true);
});
