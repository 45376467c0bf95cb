// Selectors of devices: CEL over `device.driver`, `device.attributes[domain].name` and `device.capacity[domain].name`.
// https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/
import type { Device, DeviceAttribute } from '../../schemas/built/types.js';
import { compileExpression } from './expression.js';
import { toQuantity } from './library/quantities.js';
import { toSemver } from './library/semver.js';

/** Whether a device is selected, or what is wrong with the expression or what it reads, in words. */
export type DeviceMatch = boolean | { readonly fault: string };

type Domains = Record<string, Record<string, unknown>>;

interface Answers {
  readonly driver: string;
  readonly byExpression: Map<string, DeviceMatch>;
}

const known = new WeakMap<Device, Answers>();

/** Whether the expression selects a driver's device. Answers are kept as long as the device is. */
export function matchesDevice(expression: string, driver: string, device: Device): DeviceMatch {
  let answers = known.get(device);
  if (answers?.driver !== driver) {
    answers = { driver, byExpression: new Map() };
    known.set(device, answers);
  }
  let answer = answers.byExpression.get(expression);
  if (answer === undefined) {
    answer = evaluate(expression, driver, device);
    answers.byExpression.set(expression, answer);
  }
  return answer;
}

/** The value of a qualified name: one without domain belongs to the driver's. */
export function attributeOf(
  driver: string,
  device: Device,
  name: string,
): DeviceAttribute | undefined {
  const attributes = device.attributes ?? {};
  const own = `${driver}/`;
  return (
    attributes[name] ?? (name.startsWith(own) ? attributes[name.slice(own.length)] : undefined)
  );
}

function evaluate(expression: string, driver: string, device: Device): DeviceMatch {
  try {
    const outcome = compileExpression(expression).evaluate({
      device: {
        driver,
        attributes: byDomain(expression, driver, device.attributes, attributeValue),
        capacity: byDomain(expression, driver, device.capacity, ({ value }) =>
          toQuantity(String(value)),
        ),
        allowMultipleAllocations: device.allowMultipleAllocations === true,
      },
    });
    if (outcome.kind === 'value') {
      return outcome.value === true;
    }
    return { fault: outcome.kind === 'fault' ? outcome.message : outcome.reason };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : 'it cannot be evaluated' };
  }
}

function attributeValue({ string, bool, int, version, ...lists }: DeviceAttribute): unknown {
  if (int !== undefined) {
    return BigInt(int);
  }
  const single = string ?? bool ?? (version === undefined ? undefined : toSemver(version));
  return (
    single ??
    lists.strings ??
    lists.bools ??
    lists.ints?.map(BigInt) ??
    lists.versions?.map(toSemver)
  );
}

const indexed = /\[\s*["']([^"']+)["']\s*\]/g;
const asksForDomain = /\bin\s+device\./;

/** Names by domain. A domain that is asked for and not there is empty rather than a missing key. */
function byDomain<T>(
  expression: string,
  driver: string,
  values: Readonly<Record<string, T>> | undefined,
  convert: (value: T) => unknown,
): Domains {
  const domains: Domains = {};
  if (!asksForDomain.test(expression)) {
    for (const [, domain = ''] of expression.matchAll(indexed)) {
      domains[domain] = {};
    }
  }
  for (const [name, value] of Object.entries(values ?? {})) {
    const slash = name.indexOf('/');
    const domain = slash < 0 ? driver : name.slice(0, slash);
    const names = domains[domain] ?? {};
    names[name.slice(slash + 1)] = convert(value);
    domains[domain] = names;
  }
  return domains;
}
