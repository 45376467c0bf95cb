// Faults of JSON texts in the words of Go's encoding/json.
import { expect, test } from 'vitest';
import { goJsonFault } from '../../../core/validation/goJson.js';

test.each([
  ['{bad', "invalid character 'b' looking for beginning of object key string"],
  ['bad', "invalid character 'b' looking for beginning of value"],
  ['not json', "invalid character 'o' in literal null (expecting 'u')"],
  ['{"a" 1}', "invalid character '1' after object key"],
  ['{"a": 1 "b"}', `invalid character '"' after object key:value pair`],
  ['{"a": 1,}', "invalid character '}' looking for beginning of object key string"],
  ['[1 2]', "invalid character '2' after array element"],
  ['[1,]', "invalid character ']' looking for beginning of value"],
  ['{} x', "invalid character 'x' after top-level value"],
  ['"\\x"', "invalid character 'x' in string escape code"],
  ['-a', "invalid character 'a' in numeric literal"],
  ['1.x', "invalid character 'x' after decimal point in numeric literal"],
  ["'a'", "invalid character '\\'' looking for beginning of value"],
  ['{"a": ', 'unexpected end of JSON input'],
  ['', 'unexpected end of JSON input'],
  [' {"a": [1, -2.5e3, "x\\u0041", {}, [], true, null]} ', undefined],
])('%s', (text, fault) => {
  expect(goJsonFault(text)).toBe(fault);
});
