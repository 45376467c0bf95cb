// Resources and API groups as roles name them, for rules: what the API has, and what was meant.

import {
  formerGroups,
  openResources,
  openSubresources,
  virtualResources,
} from '../../core/kubernetes/permissions.js';
import type { Resource } from '../../core/kubernetes/schema.js';
import { nearestWord } from '../suggest.js';

type Known = readonly Resource[];

/** The group that a wrong one was meant to be; undefined where it is right, custom, or like none. */
export function groupMeant(value: string, known: Known): string | undefined {
  const names = new Set(known.map(resource => resource.group));
  const isCustom = value.includes('.') && !value.includes('/') && !value.endsWith('.k8s.io');
  if (names.has(value) || value === '*' || formerGroups.has(value) || isCustom) {
    return undefined;
  }
  const bare = value.replace(/\/?v\d+((alpha|beta)\d+)?$/, '');
  return bare === 'core' || bare === ''
    ? ''
    : [bare, `${bare}.k8s.io`, nearGroup(bare, names)].find(
        name => name !== undefined && names.has(name),
      );
}

/** Only slips: groups of extensions have names like those of the API. */
function nearGroup(value: string, names: ReadonlySet<string>): string | undefined {
  return nearestWord(
    value,
    [...names].filter(name => Math.abs(name.length - value.length) < 3),
  );
}

/** The groups that have a resource by this very name. */
export function groupsOf(value: string, known: Known): string[] {
  const [plural = ''] = value.split('/');
  const groups = known
    .filter(resource => resource.plural === plural && isKnownResource(value, [resource]))
    .map(({ group }) => group);
  return [...new Set(groups)];
}

/** Whether `pods`, `pods/log` or `*` is a resource of those known. */
export function isKnownResource(value: string, known: Known): boolean {
  const [plural = '', subresource] = value.split('/');
  if (plural === '*' || virtualResources.has(plural)) {
    return true;
  }
  return known
    .filter(resource => resource.plural === plural)
    .some(
      ({ subresources }) =>
        subresource === undefined ||
        openSubresources.has(subresource) ||
        openResources.has(plural) ||
        subresources.includes(subresource),
    );
}

/** The resource that a mistyped one was meant to be: its plural for its kind, the nearest otherwise. */
export function resourceMeant(value: string, known: Known): string | undefined {
  const [plural = '', subresource] = value.split('/');
  const lower = plural.toLowerCase();
  const named = known.find(
    resource =>
      [resource.plural, resource.singular, resource.kind.toLowerCase()].includes(lower) ||
      resource.shortNames.includes(lower),
  );
  const plurals = known.map(resource => resource.plural);
  const isCustom = known.some(({ group }) => group.includes('.') && !group.endsWith('.k8s.io'));
  const own = named?.plural ?? (isCustom ? undefined : nearestWord(plural, plurals));
  if (own === undefined || subresource === undefined) {
    return own;
  }
  const subresources = known.find(resource => resource.plural === own)?.subresources ?? [];
  const inner = subresources.includes(subresource)
    ? subresource
    : nearestWord(subresource, subresources);
  return inner === undefined ? undefined : `${own}/${inner}`;
}
