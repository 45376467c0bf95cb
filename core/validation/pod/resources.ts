// Resource requirements of containers and pods: names, values, requests within limits, huge pages, claims.
import type { PodSpec, ResourceRequirements } from '../../../schemas/built/types.js';
import { dns1123Label } from '../names.js';
import type { Place } from '../place.js';
import { compareQuantities, isWhole, quantityValue } from '../quantities.js';
import {
  containerResourceName,
  isHugePages,
  isIntegerResource,
  isOvercommitAllowed,
  resourceName,
} from '../resourceNames.js';

const notNegative = 'must be greater than or equal to 0';
const podLevelResources = ['cpu', 'hugepages-', 'memory'];

/** A map of resource names to quantities. */
interface ResourceList {
  readonly [name: string]: string | number;
}

/** What a container asks for; `claims` are the names the pod claims devices by. */
export function checkContainerResources(
  requirements: ResourceRequirements,
  claims: ReadonlySet<string>,
  at: Place,
): void {
  checkRequirements(requirements, containerResourceName, at);
  if (requirements.claims !== undefined) {
    checkClaims(requirements.claims, claims, at.field('claims'));
  }
}

/** What a pod as a whole asks for. */
export function checkPodResources(spec: PodSpec, at: Place): void {
  const resources = spec.resources;
  if (resources === undefined) {
    return;
  }
  if (resources.claims !== undefined) {
    at.field('claims').forbidden('claims cannot be set for Resources at pod-level');
  }
  checkRequirements(resources, podResourceName, at);
  for (const [index, container] of (spec.containers ?? []).entries()) {
    for (const name in container.resources?.limits) {
      const limit = container.resources.limits[name] ?? '0';
      const podLimit = resources.limits?.[name];
      if (podLimit !== undefined && compareQuantities(limit, podLimit) > 0) {
        const detail = `must be less than or equal to pod limits of ${podLimit}`;
        at.field('containers').item(index).key(name).field('limits').invalid(String(limit), detail);
      }
    }
  }
}

/** Resources a pod needs beside its containers. */
export function checkOverhead(overhead: ResourceList, at: Place): void {
  checkRequirements({ limits: overhead }, containerResourceName, at);
}

/** A quantity that a resource may have: not negative, and whole for what comes in units. */
export function checkResourceValue(name: string, quantity: string | number, at: Place): void {
  if (quantityValue(quantity) < 0n) {
    at.invalid(String(quantity), notNegative);
  }
  if (isIntegerResource(name) && !isWhole(quantity)) {
    at.invalid(String(quantity), 'must be an integer');
  }
}

function checkRequirements(
  requirements: ResourceRequirements,
  nameMessages: (name: string) => readonly string[],
  at: Place,
): void {
  const { limits, requests } = requirements;
  checkList(limits, nameMessages, at.field('limits'));
  for (const name in requests) {
    const quantity = requests[name] ?? '0';
    checkEntry(name, quantity, nameMessages, at.field('requests').key(name));
    checkWithinLimit(name, quantity, limits, at);
  }
  const names = [...Object.keys(limits ?? {}), ...Object.keys(requests ?? {})];
  if (names.some(isHugePages) && !names.includes('cpu') && !names.includes('memory')) {
    at.forbidden('HugePages require cpu or memory');
  }
}

function checkList(
  list: ResourceList | undefined,
  nameMessages: (name: string) => readonly string[],
  at: Place,
): void {
  for (const name in list) {
    checkEntry(name, list[name] ?? '0', nameMessages, at.key(name));
  }
}

function checkEntry(
  name: string,
  quantity: string | number,
  nameMessages: (name: string) => readonly string[],
  at: Place,
): void {
  at.invalidEach(name, nameMessages(name));
  checkResourceValue(name, quantity, at);
  if (isHugePages(name) && !isMultipleOfPage(name, quantity)) {
    const detail = `${quantity} is not positive integer multiple of ${name}`;
    at.invalid(String(quantity), detail);
  }
}

function checkWithinLimit(
  name: string,
  quantity: string | number,
  limits: ResourceList | undefined,
  at: Place,
): void {
  const limit = limits?.[name];
  const mayDiffer = isOvercommitAllowed(name);
  if (limit === undefined) {
    if (!mayDiffer) {
      at.field('limits').required('Limit must be set for non overcommitable resources');
    }
    return;
  }
  const order = compareQuantities(quantity, limit);
  const atRequest = at.field('requests').silent(name);
  if (order !== 0 && !mayDiffer) {
    atRequest.invalid(String(quantity), `must be equal to ${name} limit of ${limit}`);
  } else if (order > 0) {
    atRequest.invalid(String(quantity), `must be less than or equal to ${name} limit of ${limit}`);
  }
}

function isMultipleOfPage(name: string, quantity: string | number): boolean {
  const page = quantityValue(name.slice('hugepages-'.length));
  const value = quantityValue(quantity);
  return page <= 0n ? true : value >= 0n && value % page === 0n;
}

function podResourceName(name: string): readonly string[] {
  const errors = resourceName(name);
  const isKnown = name === 'cpu' || name === 'memory' || isHugePages(name);
  if (errors.length > 0 || isKnown) {
    return errors;
  }
  return [`supported values: ${podLevelResources.map(each => JSON.stringify(each)).join(', ')}`];
}

function checkClaims(
  claims: readonly { readonly name?: string; readonly request?: string }[],
  podClaims: ReadonlySet<string>,
  at: Place,
): void {
  const seen = new Set<string>();
  for (const [index, claim] of claims.entries()) {
    const { name = '', request = '' } = claim;
    const atClaim = at.item(index);
    if (name === '') {
      atClaim.required();
      continue;
    }
    const key = request === '' ? name : `${name}/${request}`;
    if (seen.has(name) || seen.has(key)) {
      atClaim.duplicate(seen.has(name) ? name : key);
    } else if (request !== '') {
      atClaim.field('request').invalidEach(request, dns1123Label(request));
    }
    seen.add(key);
    if (!podClaims.has(name)) {
      const known = [...podClaims].sort().join(', ');
      const list = podClaims.size === 0 ? ' which is empty' : `: ${known}`;
      const detail = `must be one of the names in pod.spec.resourceClaims${list}`;
      atClaim.report('FieldValueNotFound', `Not found: ${JSON.stringify(name)}: ${detail}`);
    }
  }
}
