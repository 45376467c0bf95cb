// How much of each quota is used, kept up to date change by change.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { add, mask, type Quantities, subtract } from '../../../core/kubernetes/quantities.js';
import { quantityOf } from '../../../core/kubernetes/quantity.js';
import type { ResourceQuota } from '../../../schemas/built/types.js';
import type { ChangeNotice, GroupKind } from '../../kernel/types.js';
import type { Store } from '../store.js';
import { isUnderQuota, usageOf } from './usage.js';

interface Account {
  readonly quota: ResourceQuota;
  used: Quantities;
}

const zero = quantityOf(0);

/** The accounts of all quotas. Namespaces without quotas cost nothing. */
export class QuotaLedger {
  readonly #store: Store;
  /** By namespace, then by name; undefined accounts are computed when asked for. */
  readonly #accounts = new Map<string, Map<string, Account | undefined>>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** Follows a change of any object. */
  changed(change: ChangeNotice): void {
    if (this.#accounts.size === 0 && change.groupKind !== 'ResourceQuota') {
      return;
    }
    const { groupKind, object, previous } = change;
    const { namespace = '', name = '' } = object.metadata;
    if (groupKind === 'ResourceQuota') {
      this.#quotaChanged(namespace, name, change);
    }
    const accounts = this.#accounts.get(namespace);
    if (accounts === undefined || groupKind === 'Event') {
      return;
    }
    for (const account of accounts.values()) {
      if (account !== undefined) {
        const before =
          previous === undefined ? noUsage : chargeOf(account.quota, groupKind, previous);
        const after =
          change.type === 'DELETED' ? noUsage : chargeOf(account.quota, groupKind, object);
        account.used = add(subtract(account.used, before), after);
      }
    }
  }

  /** What is used of the resources the quota limits. */
  used(quota: ResourceQuota): Quantities {
    const { namespace = '', name = '' } = quota.metadata ?? {};
    const accounts = this.#accounts.get(namespace);
    let account = accounts?.get(name);
    if (account?.quota.spec !== quota.spec) {
      account = { quota, used: this.#count(quota, namespace) };
      accounts?.set(name, account);
    }
    return account?.used ?? noUsage;
  }

  #quotaChanged(namespace: string, name: string, change: ChangeNotice): void {
    const accounts = this.#accounts.get(namespace) ?? new Map<string, Account | undefined>();
    this.#accounts.set(namespace, accounts);
    if (change.type === 'DELETED') {
      accounts.delete(name);
    } else if (change.object['spec'] !== change.previous?.['spec']) {
      accounts.set(name, undefined);
    }
    if (accounts.size === 0) {
      this.#accounts.delete(namespace);
    }
  }

  #count(quota: ResourceQuota, namespace: string): Quantities {
    const names = Object.keys(quota.spec?.hard ?? {});
    let used: Quantities = new Map(names.map(name => [name, zero]));
    for (const groupKind of this.#store.groupKinds) {
      if (groupKind !== 'Event') {
        for (const object of this.#store.list(groupKind, namespace)) {
          used = add(used, chargeOf(quota, groupKind, object));
        }
      }
    }
    return used;
  }
}

const noUsage: Quantities = new Map();

/** What an object uses of what the quota limits. */
export function chargeOf(
  quota: ResourceQuota,
  groupKind: GroupKind,
  object: KubernetesObject,
): Quantities {
  return isUnderQuota(quota, groupKind, object)
    ? mask(usageOf(groupKind, object), Object.keys(quota.spec?.hard ?? {}))
    : noUsage;
}
