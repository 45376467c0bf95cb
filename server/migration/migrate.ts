// An object of an API version on its way out -> the same object in the version that takes its place.

import type { Fields } from '../../core/json.js';
import { findApiLifecycle } from '../../core/kubernetes/apiLifecycle.js';
import { migrateAutoscaler } from './autoscaler.js';
import { migrateDefinition } from './customResourceDefinition.js';
import { migrateIngress } from './ingress.js';
import {
  migrateBinding,
  migrateEndpointSlice,
  migratePriorityLevel,
  migrateWebhooks,
} from './others.js';
import { migrateWorkload } from './workload.js';

/** An object in its new API version. */
export interface Migrated {
  readonly apiVersion: string;
  readonly kind: string;
  readonly value: Fields;
}

type Migration = (object: Fields) => Fields;

/** Fields that change with the version, by kind; kinds not listed change their apiVersion alone. */
const migrations: Readonly<Record<string, Migration>> = {
  Deployment: migrateWorkload,
  DaemonSet: migrateWorkload,
  ReplicaSet: migrateWorkload,
  StatefulSet: migrateWorkload,
  Ingress: migrateIngress,
  CustomResourceDefinition: migrateDefinition,
  MutatingWebhookConfiguration: migrateWebhooks,
  ValidatingWebhookConfiguration: migrateWebhooks,
  EndpointSlice: migrateEndpointSlice,
  PriorityLevelConfiguration: migratePriorityLevel,
  RoleBinding: migrateBinding,
  ClusterRoleBinding: migrateBinding,
};

/** Kinds whose objects are not the same thing under another name: a person must decide. */
const notByRule = ['Endpoints', 'PodSecurityPolicy', 'ComponentStatus'];

/** Migrates an object; undefined where its API version is not on its way out or nothing takes its place. */
export function migrate(object: Fields): Migrated | undefined {
  const { apiVersion, kind } = object;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || notByRule.includes(kind)) {
    return undefined;
  }
  const replacement = findApiLifecycle(apiVersion, kind)?.replacement;
  if (replacement === undefined) {
    return undefined;
  }
  const change = apiVersion === 'autoscaling/v2beta1' ? migrateAutoscaler : migrations[kind];
  const value = change === undefined ? object : change(object);
  return { ...replacement, value: { ...value, ...replacement } };
}
