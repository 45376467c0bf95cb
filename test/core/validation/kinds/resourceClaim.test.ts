// ResourceClaims, templates and DeviceClasses: what the server takes and what it says of the rest.
import { expect, test } from 'vitest';
import { documentOf, expectAccepted, expectFirstFault, updateFaultsOf } from '../support.js';

const api = 'resource.k8s.io/v1';
const spec = (devices: string) => `spec: { devices: { ${devices} } }`;
const gpu = '{ name: gpu, exactly: { deviceClassName: gpu } }';

test.each([
  ['ResourceClaim', spec(`requests: [${gpu}]`)],
  [
    'ResourceClaim',
    spec('requests: [{ name: a, exactly: { deviceClassName: b, allocationMode: All } }]'),
  ],
  [
    'ResourceClaim',
    spec(
      'requests: [{ name: a, firstAvailable: [{ name: b, deviceClassName: c, count: 2 }] }], constraints: [{ requests: [a, a/b], matchAttribute: x.y/z }]',
    ),
  ],
  ['ResourceClaimTemplate', `spec: { ${spec(`requests: [${gpu}]`)} }`],
  ['DeviceClass', `spec: { selectors: [{ cel: { expression: 'true' } }] }`],
])('%s: %s is taken', (kind, text) => {
  expectAccepted(documentOf(api, kind, text));
});

test.each([
  [
    spec('requests: [{ name: gpu }]'),
    'spec.devices.requests[0]: Required value: exactly one of `exactly` or `firstAvailable` is required',
  ],
  [spec(`requests: [${gpu}, ${gpu}]`), 'spec.devices.requests[1]: Duplicate value: "gpu"'],
  [
    spec('requests: [{ name: a, exactly: { deviceClassName: b, count: -1 } }]'),
    'spec.devices.requests[0].exactly.count: Invalid value: -1: must be greater than zero',
  ],
  [
    spec('requests: [{ name: a, exactly: { deviceClassName: b, allocationMode: Some } }]'),
    'spec.devices.requests[0].exactly.allocationMode: Unsupported value: "Some": supported values: "All", "ExactCount"',
  ],
  [
    spec(`requests: [${gpu}], constraints: [{ requests: [tpu], matchAttribute: a.b/c }]`),
    'spec.devices.constraints[0].requests[0]: Invalid value: "tpu": must be the name of a request in the claim or the name of a request and a subrequest separated by \'/\'',
  ],
])('%s is refused', (text, fault) => {
  expectFirstFault(documentOf(api, 'ResourceClaim', text), fault);
});

test('what is asked for does not change', () => {
  const before = documentOf(api, 'ResourceClaim', spec(`requests: [${gpu}]`));
  const after = documentOf(api, 'ResourceClaim', spec('requests: []'));
  expect(updateFaultsOf(before, before)).toEqual([]);
  expect(updateFaultsOf(before, after)).toEqual([expect.stringContaining('field is immutable')]);
});
