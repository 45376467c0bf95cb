/**
 * ResourceQuotas and LimitRanges.
 *
 *     limits: [{ type: Container, min: { cpu: 2 }, max: { cpu: 1 } }]   # min is greater than max
 */
import type { LimitRange, LimitRangeItem, ResourceQuota } from '../../../schemas/built/types.js';
import { sameValue } from '../immutable.js';
import { type KindRules, rulesOf } from '../kindRules.js';
import { qualifiedName } from '../labels.js';
import type { Place } from '../place.js';
import { checkResourceValue } from '../pod/resources.js';
import { compareQuantities, quantityValue } from '../quantities.js';
import {
  containerResourceName,
  isOvercommitAllowed,
  quotaResourceName,
  resourceName,
} from '../resourceNames.js';
import { checkScopes } from './quotaScopes.js';

const limitTypes = ['Pod', 'Container', 'PersistentVolumeClaim'];

/** Rules of ResourceQuotas. */
export const resourceQuotaRules: KindRules = rulesOf<ResourceQuota>({
  group: '',
  kind: 'ResourceQuota',
  create: ({ spec }, root) => {
    const at = root.field('spec');
    for (const name in spec?.hard) {
      const atName = at.field('hard').key(name);
      atName.invalidEach(name, quotaResourceName(name));
      checkResourceValue(name, spec.hard[name] ?? '0', atName);
    }
    checkScopes(spec ?? {}, at);
  },
  update: (next, previous, root) => {
    const now = [...(next.spec?.scopes ?? [])].sort();
    if (!sameValue(now, [...(previous.spec?.scopes ?? [])].sort())) {
      root.field('spec').field('scopes').invalid(next.spec?.scopes, 'field is immutable');
    }
  },
});

/** Rules of LimitRanges. */
export const limitRangeRules: KindRules = rulesOf<LimitRange>({
  group: '',
  kind: 'LimitRange',
  create: ({ spec }, root) => {
    const seen = new Set<string>();
    for (const [index, limit] of (spec?.limits ?? []).entries()) {
      const at = root.field('spec').field('limits').item(index);
      checkLimitType(limit.type ?? '', at.field('type'));
      if (seen.has(limit.type ?? '')) {
        at.field('type').duplicate(limit.type);
      }
      seen.add(limit.type ?? '');
      checkLimit(limit, at);
    }
  },
});

type List = 'max' | 'min' | 'default' | 'defaultRequest' | 'maxLimitRequestRatio';

const lists: readonly List[] = ['max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio'];

function checkLimitType(type: string, at: Place): void {
  const errors = qualifiedName(type);
  at.invalidEach(type, errors);
  if (errors.length === 0 && !type.includes('/') && !limitTypes.includes(type)) {
    at.invalid(type, 'must be a standard limit type or fully qualified');
  }
}

function checkLimit(limit: LimitRangeItem, at: Place): void {
  const isPod = limit.type === 'Pod';
  const nameMessages = isPod || limit.type === 'Container' ? containerResourceName : resourceName;
  const names = new Set<string>();
  for (const list of lists) {
    if (isPod && (list === 'default' || list === 'defaultRequest')) {
      if (Object.keys(limit[list] ?? {}).length > 0) {
        at.field(list).forbidden("may not be specified when `type` is 'Pod'");
      }
      continue;
    }
    for (const name in limit[list]) {
      at.field(list).key(name).invalidEach(name, nameMessages(name));
      names.add(name);
    }
  }
  const hasStorage = limit.min?.['storage'] !== undefined || limit.max?.['storage'] !== undefined;
  if (limit.type === 'PersistentVolumeClaim' && !hasStorage) {
    const detail = 'either minimum or maximum storage value is required, but neither was provided';
    at.field('limits').required(detail);
  }
  for (const name of names) {
    checkOrder(limit, name, at);
  }
}

/** Pairs that must be in order: the first at most the second; the fault stands at the third. */
const orders: readonly (readonly [List, List, List, string, string])[] = [
  ['min', 'max', 'min', 'min', 'max'],
  ['min', 'defaultRequest', 'defaultRequest', 'min', 'default request'],
  ['defaultRequest', 'max', 'defaultRequest', 'default request', 'max'],
  ['defaultRequest', 'default', 'defaultRequest', 'default request', 'default limit'],
  ['min', 'default', 'default', 'min', 'default'],
  ['default', 'max', 'default', 'default', 'max'],
];

function checkOrder(limit: LimitRangeItem, name: string, at: Place): void {
  for (const [low, high, place, lowWord, highWord] of orders) {
    const lower = limit[low]?.[name];
    const upper = limit[high]?.[name];
    if (lower !== undefined && upper !== undefined && compareQuantities(lower, upper) > 0) {
      const shown = place === low ? lower : place === 'default' && low === 'min' ? lower : upper;
      const detail = `${lowWord} value ${lower} is greater than ${highWord} value ${upper}`;
      at.field(place).key(name).invalid(String(shown), detail);
    }
  }
  checkRatio(limit, name, at);
  const byDefault = limit.default?.[name];
  const requested = limit.defaultRequest?.[name];
  if (byDefault === undefined || requested === undefined || isOvercommitAllowed(name)) {
    return;
  }
  if (compareQuantities(byDefault, requested) !== 0) {
    const detail = `default value ${byDefault} must equal to defaultRequest value ${requested} in ${name}`;
    at.field('defaultRequest').key(name).invalid(String(requested), detail);
  }
}

function checkRatio(limit: LimitRangeItem, name: string, at: Place): void {
  const ratio = limit.maxLimitRequestRatio?.[name];
  if (ratio === undefined) {
    return;
  }
  const atRatio = at.field('maxLimitRequestRatio').key(name);
  if (compareQuantities(ratio, '1') < 0) {
    atRatio.invalid(String(ratio), `ratio ${ratio} is less than 1`);
  }
  const min = limit.min?.[name];
  const max = limit.max?.[name];
  if (min === undefined || max === undefined) {
    return;
  }
  const bound = Number(quantityValue(max)) / Number(quantityValue(min));
  if (Number(quantityValue(ratio)) / 1e9 > bound) {
    const detail = `ratio ${ratio} is greater than max/min = ${bound.toFixed(6)}`;
    atRatio.invalid(String(ratio), detail);
  }
}
