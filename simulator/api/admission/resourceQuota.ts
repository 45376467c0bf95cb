// ResourceQuota: a namespace uses no more than its quotas allow. Runs last, when everything else is decided.

import {
  add,
  mask,
  print,
  type Quantities,
  subtract,
  toQuantities,
} from '../../../core/kubernetes/quantities.js';
import { compareQuantities, quantityOf } from '../../../core/kubernetes/quantity.js';
import type { ResourceQuota } from '../../../schemas/built/types.js';
import { forbidden } from '../errors.js';
import { chargeOf } from '../quota/ledger.js';
import { missingStatements } from '../quota/podUsage.js';
import { isUnderQuota } from '../quota/usage.js';
import type { ServerView } from '../serverView.js';
import type { AdmissionPlugin, AdmissionRequest } from './types.js';

const zero = quantityOf(0);

export const resourceQuota: AdmissionPlugin = {
  name: 'ResourceQuota',
  validate(request, view) {
    const { namespace } = request.object.metadata;
    if (!isCharged(request) || namespace === undefined) {
      return;
    }
    const quotas = view.list('ResourceQuota', namespace) as unknown as readonly ResourceQuota[];
    const pertinent = quotas.filter(quota =>
      isUnderQuota(quota, request.groupKind, request.object),
    );
    for (const quota of pertinent) {
      refuseUnstated(request, quota);
    }
    for (const quota of pertinent) {
      refuseExcess(request, quota, view);
    }
  },
};

/** Pods are charged when they are created and resized: other changes of them ask for nothing more. */
function isCharged({ operation, subresource, groupKind }: AdmissionRequest): boolean {
  if (operation === 'CREATE' || operation === 'DELETE') {
    return operation === 'CREATE' && subresource === '';
  }
  return groupKind === 'Pod' ? subresource === 'resize' : subresource === '';
}

function refuseUnstated(request: AdmissionRequest, quota: ResourceQuota): void {
  if (request.groupKind !== 'Pod') {
    return;
  }
  const missing = missingStatements(request.object, Object.keys(quota.spec?.hard ?? {}));
  if (missing !== undefined) {
    const why = `failed quota: ${quota.metadata?.name}: must specify ${missing}`;
    throw forbidden('Pod', request.object.metadata.name ?? '', why);
  }
}

function refuseExcess(request: AdmissionRequest, quota: ResourceQuota, view: ServerView): void {
  const requested = withoutZeros(requestedOf(request, quota));
  if (requested.size === 0) {
    return;
  }
  const hard = toQuantities(quota.spec?.hard);
  const used = view.quotaUsage(quota);
  const total = mask(add(used, requested), requested.keys());
  const exceeded = [...total].flatMap(([name, quantity]) =>
    compareQuantities(quantity, hard.get(name) ?? zero) > 0 ? [name] : [],
  );
  if (exceeded.length > 0) {
    const [asked, taken, limit] = [requested, used, hard].map(all => print(mask(all, exceeded)));
    const why = `exceeded quota: ${quota.metadata?.name}, requested: ${asked}, used: ${taken}, limited: ${limit}`;
    throw forbidden(request.groupKind, request.object.metadata.name ?? '', why);
  }
}

function requestedOf(request: AdmissionRequest, quota: ResourceQuota): Quantities {
  const charge = chargeOf(quota, request.groupKind, request.object);
  return request.previous === undefined
    ? charge
    : subtract(charge, chargeOf(quota, request.groupKind, request.previous));
}

function withoutZeros(quantities: Quantities): Quantities {
  return new Map([...quantities].filter(([, quantity]) => quantity.nano !== 0n));
}
