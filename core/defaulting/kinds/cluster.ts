// Defaults of the remaining kinds: namespaces, nodes, limits, secrets, networking, RBAC, policies, webhooks.
import type {
  APIService,
  ClusterRole,
  ClusterRoleBinding,
  CustomResourceDefinition,
  IngressClass,
  LimitRange,
  LimitRangeItem,
  MutatingAdmissionPolicy,
  MutatingWebhookConfiguration,
  Namespace,
  NetworkPolicy,
  PriorityClass,
  ResourceQuota,
  Role,
  RoleBinding,
  RoleRef,
  Secret,
  Subject,
  ValidatingAdmissionPolicy,
  ValidatingWebhookConfiguration,
} from '../../../schemas/built/types.js';
import { encodeText } from '../../kubernetes/base64.js';
import { type ResourceList, withCanonicalList } from '../resourceList.js';
import {
  eachItem,
  eachValue,
  withDefaults,
  withDefaultsForZero,
  withField,
  withSpec,
  withValue,
} from '../sharing.js';

const rbacGroup = 'rbac.authorization.k8s.io';
const nameLabel = 'kubernetes.io/metadata.name';

/** A Secret with its defaults; stringData is moved into data, where it is kept. */
export function defaultSecret(secret: Secret): Secret {
  const typed = withDefaultsForZero(secret, { type: 'Opaque' });
  if (typed.stringData === undefined) {
    return typed;
  }
  const { stringData, ...rest } = typed;
  const encoded = eachValue(stringData, encodeText);
  return { ...rest, data: { ...rest.data, ...encoded } };
}

/** A Namespace with its defaults: the label that tells its name. */
export function defaultNamespace(namespace: Namespace): Namespace {
  const name = namespace.metadata?.name ?? '';
  if (name === '' || namespace.metadata.labels?.[nameLabel] === name) {
    return namespace;
  }
  const labels = { ...namespace.metadata.labels, [nameLabel]: name };
  return { ...namespace, metadata: { ...namespace.metadata, labels } };
}

/** A LimitRange with its defaults: default from max, defaultRequest from default and min. */
export function defaultLimitRange(range: LimitRange): LimitRange {
  return withField(range, 'spec', spec =>
    withField(spec, 'limits', limits => eachItem(limits, defaultLimit)),
  );
}

/** A ResourceQuota with its quantities in stored form. */
export function defaultResourceQuota(quota: ResourceQuota): ResourceQuota {
  return withField(quota, 'spec', spec => withField(spec, 'hard', withCanonicalList as never));
}

/** A NetworkPolicy with its defaults: policyTypes, protocols. */
export function defaultNetworkPolicy(policy: NetworkPolicy): NetworkPolicy {
  return withSpec(policy, spec => {
    const types = (spec.egress ?? []).length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
    const typed = (spec.policyTypes ?? []).length === 0 ? { ...spec, policyTypes: types } : spec;
    const withIngress = withField(withDefaults(typed, { podSelector: {} }), 'ingress', rules =>
      eachItem(rules, defaultPorts),
    );
    return withField(withIngress, 'egress', rules => eachItem(rules, defaultPorts));
  });
}

/** An IngressClass with its defaults. */
export function defaultIngressClass(ingressClass: IngressClass): IngressClass {
  return withField(ingressClass, 'spec', spec =>
    withField(spec, 'parameters', parameters => withDefaults(parameters, { scope: 'Cluster' })),
  );
}

/** A RoleBinding or ClusterRoleBinding with its defaults: the API groups of its references. */
export function defaultRoleBinding<T extends RoleBinding | ClusterRoleBinding>(binding: T): T {
  const grouped = withValue(
    binding,
    'roleRef',
    defaultRoleRef(binding.roleRef ?? {}) as T['roleRef'],
  );
  return withField(grouped, 'subjects', subjects => eachItem(subjects, defaultSubject) as never);
}

/** A Role or ClusterRole as stored: its rules are always written, as null where there are none. */
export function defaultRole<T extends Role | ClusterRole>(role: T): T {
  return role.rules === undefined ? { ...role, rules: null } : role;
}

/** An admission policy with its defaults. */
export function defaultAdmissionPolicy<
  T extends ValidatingAdmissionPolicy | MutatingAdmissionPolicy,
>(policy: T): T {
  const filled = withField(policy as ValidatingAdmissionPolicy, 'spec', spec =>
    withField(withDefaults(spec, { failurePolicy: 'Fail' }), 'matchConstraints', constraints => {
      const matched = withDefaults(constraints, {
        matchPolicy: 'Equivalent',
        namespaceSelector: {},
        objectSelector: {},
      });
      return withField(matched, 'resourceRules', rules =>
        eachItem(rules, rule => withDefaults(rule, { scope: '*' })),
      );
    }),
  );
  return filled as T;
}

/** A PriorityClass with its defaults. */
export function defaultPriorityClass(priorityClass: PriorityClass): PriorityClass {
  return withDefaults(priorityClass, { preemptionPolicy: 'PreemptLowerPriority' });
}

/** An APIService with its defaults. */
export function defaultApiService(service: APIService): APIService {
  return withField(service, 'spec', spec =>
    withField(spec, 'service', reference => withDefaults(reference, { port: 443 })),
  );
}

/** A CustomResourceDefinition with its defaults: names and conversion. */
export function defaultDefinition(definition: CustomResourceDefinition): CustomResourceDefinition {
  return withField(definition, 'spec', spec => {
    const named = withField(spec, 'names', names =>
      withDefaultsForZero(names, {
        singular: (names.kind ?? '').toLowerCase(),
        listKind: `${names.kind ?? ''}List`,
      }),
    );
    const converted = withDefaults(named, { conversion: { strategy: 'None' } });
    return withField(converted, 'conversion', conversion =>
      withField(conversion, 'webhook', webhook =>
        withField(webhook, 'clientConfig', client =>
          withField(client, 'service', service => withDefaults(service, { port: 443 })),
        ),
      ),
    );
  });
}

/** A webhook configuration with its defaults. */
export function defaultWebhooks<
  T extends MutatingWebhookConfiguration | ValidatingWebhookConfiguration,
>(configuration: T): T {
  const isMutating = configuration.kind === 'MutatingWebhookConfiguration';
  return withField(
    configuration,
    'webhooks',
    webhooks =>
      eachItem(webhooks as readonly Webhook[], webhook =>
        defaultWebhook(
          isMutating ? withDefaults(webhook, { reinvocationPolicy: 'Never' }) : webhook,
        ),
      ) as never,
  );
}

type Webhook = NonNullable<MutatingWebhookConfiguration['webhooks']>[number];

function defaultWebhook(webhook: Webhook): Webhook {
  const filled = withDefaults(webhook, {
    failurePolicy: 'Fail',
    matchPolicy: 'Equivalent',
    namespaceSelector: {},
    objectSelector: {},
    timeoutSeconds: 10,
  });
  const withRules = withField(filled, 'rules', rules =>
    eachItem(rules, rule => withDefaults(rule, { scope: '*' })),
  );
  return withField(withRules, 'clientConfig', client =>
    withField(client, 'service', service => withDefaults(service, { port: 443 })),
  );
}

function defaultPorts<T extends { readonly ports?: readonly NetworkPort[] }>(rule: T): T {
  return withField(
    rule,
    'ports',
    ports => eachItem(ports, port => withDefaults(port, { protocol: 'TCP' })) as never,
  );
}

interface NetworkPort {
  readonly protocol?: string;
}

function defaultRoleRef(reference: Partial<RoleRef>): Partial<RoleRef> {
  return withDefaultsForZero(reference, { apiGroup: rbacGroup });
}

function defaultSubject(subject: Subject): Subject {
  if ((subject.apiGroup ?? '') !== '' || !['User', 'Group'].includes(subject.kind)) {
    return subject;
  }
  return { ...subject, apiGroup: rbacGroup };
}

function defaultLimit(limit: LimitRangeItem): LimitRangeItem {
  const stored = withStoredLimits(limit);
  if (stored.type !== 'Container') {
    return stored;
  }
  const byDefault = withMissing(stored.default, stored.max);
  const requested = withMissing(withMissing(stored.defaultRequest, byDefault), stored.min);
  const withLimits = byDefault === undefined ? stored : withValue(stored, 'default', byDefault);
  return requested === undefined ? withLimits : withValue(withLimits, 'defaultRequest', requested);
}

/** A list with what only the other one has; the same list where it has all. */
function withMissing(
  list: ResourceList | undefined,
  others: ResourceList | undefined,
): ResourceList | undefined {
  const names = Object.keys(others ?? {});
  return names.every(name => list?.[name] !== undefined) ? list : { ...others, ...list };
}

function withStoredLimits(limit: LimitRangeItem): LimitRangeItem {
  const names = ['max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio'] as const;
  return names.reduce((item, name) => withField(item, name, withCanonicalList as never), limit);
}
