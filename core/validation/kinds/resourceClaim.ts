/**
 * ResourceClaims, their templates and DeviceClasses: which devices are asked for.
 *
 *     requests:
 *       - name: gpu
 *         exactly: { deviceClassName: gpu.example.com }
 */
import type {
  DeviceClaim,
  DeviceClass,
  DeviceConstraint,
  DeviceRequest,
  DeviceSelector,
  DeviceSubRequest,
  ExactDeviceRequest,
  ResourceClaim,
  ResourceClaimTemplate,
} from '../../../schemas/built/types.js';
import { checkRequiredName, eachRepeated } from '../checks.js';
import { checkImmutable } from '../immutable.js';
import { type KindRules, rulesOf } from '../kindRules.js';
import { dns1123Label, dns1123Subdomain } from '../names.js';
import type { Place } from '../place.js';

const group = 'resource.k8s.io';
const version = 'v1';
const oneOf = 'exactly one of `exactly` or `firstAvailable` is required';
const notARequest =
  "must be the name of a request in the claim or the name of a request and a subrequest separated by '/'";

const claimRules = rulesOf<ResourceClaim>({
  group,
  version,
  kind: 'ResourceClaim',
  create: ({ spec }, root) => checkDevices(spec?.devices, root.field('spec').field('devices')),
  update: ({ spec }, previous, root) => checkImmutable(spec, previous.spec, root.field('spec')),
  updateOnly: true,
});

const templateRules = rulesOf<ResourceClaimTemplate>({
  group,
  version,
  kind: 'ResourceClaimTemplate',
  create: ({ spec }, root) =>
    checkDevices(spec?.spec?.devices, root.field('spec').field('spec').field('devices')),
  update: ({ spec }, previous, root) => checkImmutable(spec, previous.spec, root.field('spec')),
});

const classRules = rulesOf<DeviceClass>({
  group,
  version,
  kind: 'DeviceClass',
  namespaced: false,
  create: ({ spec }, root) => checkSelectors(spec?.selectors, root.field('spec')),
});

/** Rules of the kinds that ask for devices. */
export const resourceClaimRules: readonly KindRules[] = [claimRules, templateRules, classRules];

function checkDevices(devices: DeviceClaim | undefined, at: Place): void {
  const requests = devices?.requests ?? [];
  for (const [index, request] of requests.entries()) {
    checkRequest(request, at.field('requests').item(index));
  }
  checkDistinctNames(requests, at.field('requests'));
  const names = new Set(
    requests.flatMap(({ name, firstAvailable = [] }) => [
      name,
      ...firstAvailable.map(each => `${name}/${each.name}`),
    ]),
  );
  for (const [index, constraint] of (devices?.constraints ?? []).entries()) {
    checkConstraintRequests(constraint, names, at.field('constraints').item(index));
  }
}

function checkRequest({ name, exactly, firstAvailable = [] }: DeviceRequest, at: Place): void {
  checkRequiredName(name, dns1123Label, at.field('name'));
  if (exactly === undefined && firstAvailable.length === 0) {
    at.required(oneOf);
  } else if (exactly !== undefined && firstAvailable.length > 0) {
    at.invalid(null, `${oneOf}, but multiple fields are set`);
  } else if (exactly !== undefined) {
    checkAsk(exactly, at.field('exactly'));
  } else {
    const list = at.field('firstAvailable');
    for (const [index, option] of firstAvailable.entries()) {
      checkRequiredName(option.name, dns1123Label, list.item(index).field('name'));
      checkAsk(option, list.item(index));
    }
    checkDistinctNames(firstAvailable, list);
  }
}

function checkAsk(
  {
    deviceClassName,
    selectors,
    allocationMode = '',
    count = 0,
  }: ExactDeviceRequest | DeviceSubRequest,
  at: Place,
): void {
  checkRequiredName(deviceClassName, dns1123Subdomain, at.field('deviceClassName'));
  checkSelectors(selectors, at);
  if (allocationMode === 'All') {
    if (count !== 0) {
      at.field('count').invalid(count, "must not be specified when allocationMode is 'All'");
    }
  } else if (allocationMode !== 'ExactCount') {
    at.field('allocationMode').notSupported(allocationMode, ['All', 'ExactCount']);
  } else if (count <= 0) {
    at.field('count').invalid(count, 'must be greater than zero');
  }
}

function checkSelectors(selectors: readonly DeviceSelector[] | undefined, at: Place): void {
  for (const [index, { cel }] of (selectors ?? []).entries()) {
    if (cel === undefined) {
      at.field('selectors').item(index).field('cel').required();
    }
  }
}

function checkConstraintRequests(
  { requests = [] }: DeviceConstraint,
  names: ReadonlySet<string>,
  at: Place,
): void {
  for (const [index, name] of requests.entries()) {
    if (!names.has(name)) {
      at.field('requests').item(index).invalid(name, notARequest);
    }
  }
}

function checkDistinctNames(items: readonly { readonly name: string }[], at: Place): void {
  eachRepeated(
    items,
    ({ name }) => name,
    ({ name }, index) => at.item(index).duplicate(name),
  );
}
