// What a request consumes of a device's capacity, by the policy of each capacity. Pure.
// After dynamic-resource-allocation/structured: consumable_capacity.go.

import { parseQuantity, type Quantity, quantityToString } from '../../core/kubernetes/quantity.js';
import type { CapacityRequestPolicy, Device } from '../../schemas/built/types.js';

/** Amounts in billionths, by the name that the device gives the capacity. */
export type Amounts = ReadonlyMap<string, bigint>;

type Requests = Readonly<Record<string, string | number>>;

/** What is consumed when a request gets the device, each capacity in words; undefined: the device does not suit it. */
export function consumptionOf(
  device: Device,
  driver: string,
  requests: Requests = {},
): ReadonlyMap<string, Quantity> | undefined {
  const asked = new Map<string, Quantity>();
  for (const [name, value] of Object.entries(requests)) {
    const own = capacityName(device, driver, name);
    const quantity = parseQuantity(value);
    if (own === undefined || quantity === undefined) {
      return undefined;
    }
    asked.set(own, quantity);
  }
  const consumed = new Map<string, Quantity>();
  for (const [name, { value, requestPolicy }] of Object.entries(device.capacity ?? {})) {
    const total = quantityFrom(value);
    const amount = amountFor(asked.get(name), total, requestPolicy);
    if (violates(amount, requestPolicy)) {
      return undefined;
    }
    consumed.set(name, amount);
  }
  return consumed;
}

/** Whether the device has so much left beside what others have. */
export function hasCapacity(
  device: Device,
  wanted: ReadonlyMap<string, Quantity>,
  others: readonly Amounts[],
): boolean {
  return Object.entries(device.capacity ?? {}).every(([name, { value }]) => {
    const used = others.reduce((sum, amounts) => sum + (amounts.get(name) ?? 0n), 0n);
    return used + (wanted.get(name)?.nano ?? 0n) <= quantityFrom(value).nano;
  });
}

/** The amounts of quantities. */
export function toAmounts(quantities: ReadonlyMap<string, Quantity>): Amounts {
  return new Map([...quantities].map(([name, { nano }]) => [name, nano]));
}

/** As a claim's status tells them. */
export function toTexts(
  quantities: ReadonlyMap<string, Quantity>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...quantities].map(([name, quantity]) => [name, quantityToString(quantity)]),
  );
}

/** The device's name for a capacity: names without a domain are the driver's own. */
function capacityName(device: Device, driver: string, name: string): string | undefined {
  const own = `${driver}/`;
  const spellings = [name, name.startsWith(own) ? name.slice(own.length) : own + name];
  return spellings.find(spelling => device.capacity?.[spelling] !== undefined);
}

function amountFor(
  asked: Quantity | undefined,
  total: Quantity,
  policy: CapacityRequestPolicy | undefined,
): Quantity {
  if (asked === undefined) {
    return policy?.default === undefined ? total : quantityFrom(policy.default);
  }
  if (policy?.validRange !== undefined) {
    const { min, step } = policy.validRange;
    return roundUp(asked, quantityFrom(min), step === undefined ? undefined : quantityFrom(step));
  }
  const valid = (policy?.validValues ?? []).map(quantityFrom);
  return valid.find(({ nano }) => asked.nano <= nano) ?? asked;
}

function roundUp(asked: Quantity, min: Quantity, step: Quantity | undefined): Quantity {
  if (asked.nano < min.nano) {
    return min;
  }
  if (step === undefined || step.nano <= 0n) {
    return asked;
  }
  const rest = (asked.nano - min.nano) % step.nano;
  return rest === 0n
    ? asked
    : { nano: asked.nano + step.nano - rest, format: asked.format, kept: undefined };
}

/** Whether an amount is none of those that the policy allows. */
function violates({ nano }: Quantity, policy: CapacityRequestPolicy | undefined): boolean {
  if (policy === undefined) {
    return false;
  }
  const { default: usual, validRange, validValues = [] } = policy;
  if (usual !== undefined && quantityFrom(usual).nano === nano) {
    return false;
  }
  if (validRange?.max !== undefined && nano > quantityFrom(validRange.max).nano) {
    return true;
  }
  return validValues.length > 0 && validValues.every(value => quantityFrom(value).nano !== nano);
}

function quantityFrom(value: string | number): Quantity {
  return parseQuantity(value) ?? { nano: 0n, format: 'DecimalSI', kept: undefined };
}
