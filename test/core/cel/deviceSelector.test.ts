// Selectors of devices, as the documentation of dynamic resource allocation writes them.
import { expect, test } from 'vitest';
import { attributeOf, matchesDevice } from '../../../core/cel/deviceSelector.js';

const driver = 'gpu.example.com';
const device = {
  name: 'gpu-0',
  attributes: {
    model: { string: 'a100' },
    index: { int: 3 },
    driverVersion: { version: '1.4.0' },
    'other.example.com/numa': { int: 1 },
    healthy: { bool: true },
  },
  capacity: { memory: { value: '40Gi' } },
};

test.each([
  ['device.driver == "gpu.example.com"', true],
  ['device.attributes["gpu.example.com"].model == "a100"', true],
  ['device.attributes["gpu.example.com"].index > 3', false],
  ['device.attributes["other.example.com"].numa == 1', true],
  ['device.attributes["gpu.example.com"].healthy', true],
  ['device.capacity["gpu.example.com"].memory.compareTo(quantity("32Gi")) >= 0', true],
  ['device.capacity["gpu.example.com"].memory.isGreaterThan(quantity("40Gi"))', false],
  ['device.attributes["gpu.example.com"].driverVersion.isGreaterThan(semver("1.3.9"))', true],
  ['"absent.example.com" in device.attributes', false],
  ['has(device.attributes["absent.example.com"].model)', false],
])('%s', (expression, selected) => {
  expect(matchesDevice(expression, driver, device)).toBe(selected);
});

test('an attribute that is not there is a fault', () => {
  const expression = 'device.attributes["gpu.example.com"].speed == 1';
  expect(matchesDevice(expression, driver, device)).toEqual({ fault: 'no such key: speed' });
});

test('names without domain are of the driver', () => {
  expect(attributeOf(driver, device, 'gpu.example.com/index')).toEqual({ int: 3 });
  expect(attributeOf(driver, device, 'other.example.com/index')).toBeUndefined();
});
