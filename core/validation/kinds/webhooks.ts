/**
 * Admission webhooks: names, rules, clients, side effects.
 *
 *     sideEffects: Some   # None or NoneOnDryRun
 */
import type {
  MutatingWebhook,
  MutatingWebhookConfiguration,
  RuleWithOperations,
  ValidatingWebhookConfiguration,
} from '../../../schemas/built/types.js';
import { checkOneOf, checkPresent } from '../checks.js';
import { type KindRules, rulesOf } from '../kindRules.js';
import { checkLabelSelector, qualifiedName } from '../labels.js';
import { dns1035Label, dns1123Subdomain } from '../names.js';
import type { Place } from '../place.js';
import { checkCondition } from '../policyExpressions.js';
import { checkClientConfig } from '../webhookClient.js';

const group = 'admissionregistration.k8s.io';
const operations = ['*', 'CONNECT', 'CREATE', 'DELETE', 'UPDATE'];
const scopes = ['*', 'Cluster', 'Namespaced'];
const reviewVersions = ['v1', 'v1beta1'];
const maxSeconds = 30;
const maxConditions = 64;

/** Rules of webhook configurations. */
export const webhookRules: readonly KindRules[] = [
  rulesOf<MutatingWebhookConfiguration>({
    group,
    kind: 'MutatingWebhookConfiguration',
    namespaced: false,
    anyFinalizers: true,
    create: ({ webhooks }, root) => checkWebhooks(webhooks ?? [], root.field('webhooks')),
  }),
  rulesOf<ValidatingWebhookConfiguration>({
    group,
    kind: 'ValidatingWebhookConfiguration',
    namespaced: false,
    anyFinalizers: true,
    create: ({ webhooks }, root) => checkWebhooks(webhooks ?? [], root.field('webhooks')),
  }),
];

/** What a webhook or an admission policy applies to. */
export function checkRule(rule: Partial<RuleWithOperations>, at: Place): void {
  const given = rule.operations ?? [];
  if (given.length === 0) {
    at.field('operations').required();
  }
  checkStarAlone(given, 'operations', at.field('operations'));
  for (const [index, operation] of given.entries()) {
    checkOneOf(operation, operations, at.field('operations').item(index));
  }
  const { apiGroups = [], apiVersions = [], resources = [] } = rule;
  if (apiGroups.length === 0) {
    at.field('apiGroups').required();
  }
  checkStarAlone(apiGroups, 'API groups', at.field('apiGroups'));
  if (apiVersions.length === 0) {
    at.field('apiVersions').required();
  }
  checkStarAlone(apiVersions, 'API versions', at.field('apiVersions'));
  for (const [index, version] of apiVersions.entries()) {
    checkPresent(version, at.field('apiVersions').item(index));
  }
  checkResources(resources, at.field('resources'));
  checkOneOf(rule.scope, scopes, at.field('scope'));
}

/** Conditions in CEL: named, each once. Their expressions are compiled by the server, not here. */
export function checkMatchConditions(
  conditions: readonly { readonly name?: string; readonly expression?: string }[],
  at: Place,
  hasParams = false,
): void {
  if (conditions.length > maxConditions) {
    at.tooMany(conditions.length, maxConditions);
  }
  const names = new Set<string>();
  for (const [index, { name = '', expression = '' }] of conditions.entries()) {
    const atCondition = at.item(index);
    if (checkPresent(expression.trim(), atCondition.field('expression'))) {
      checkCondition(expression, hasParams, atCondition.field('expression'));
    }
    if (checkPresent(name, atCondition.field('name'))) {
      atCondition.field('name').invalidEach(name, qualifiedName(name));
    }
    if (names.has(name)) {
      atCondition.field('name').duplicate(name);
    }
    names.add(name);
  }
}

function checkWebhooks(webhooks: readonly MutatingWebhook[], at: Place): void {
  const names = new Set<string>();
  for (const [index, webhook] of webhooks.entries()) {
    const atWebhook = at.item(index);
    checkWebhook(webhook, atWebhook);
    if (names.has(webhook.name)) {
      atWebhook.field('name').duplicate(webhook.name);
    }
    names.add(webhook.name);
  }
}

function checkWebhook(webhook: MutatingWebhook, at: Place): void {
  checkWebhookName(webhook.name ?? '', at.field('name'));
  checkReviewVersions(webhook.admissionReviewVersions ?? [], at.field('admissionReviewVersions'));
  for (const [index, rule] of (webhook.rules ?? []).entries()) {
    checkRule(rule, at.field('rules').item(index));
  }
  checkOneOf(webhook.failurePolicy, ['Fail', 'Ignore'], at.field('failurePolicy'));
  checkOneOf(webhook.matchPolicy, ['Equivalent', 'Exact'], at.field('matchPolicy'));
  const effects = ['None', 'NoneOnDryRun'];
  if (webhook.sideEffects === undefined) {
    at.field('sideEffects').required(`must specify one of ${effects.join(', ')}`);
  } else {
    checkOneOf(webhook.sideEffects, effects, at.field('sideEffects'));
  }
  const seconds = webhook.timeoutSeconds;
  if (seconds !== undefined && (seconds > maxSeconds || seconds < 1)) {
    const detail = `the timeout value must be between 1 and ${maxSeconds} seconds`;
    at.field('timeoutSeconds').invalid(seconds, detail);
  }
  checkLabelSelector(webhook.namespaceSelector, at.field('namespaceSelector'));
  checkLabelSelector(webhook.objectSelector, at.field('objectSelector'));
  checkClientConfig(webhook.clientConfig ?? {}, at.field('clientConfig'));
  checkOneOf(webhook.reinvocationPolicy, ['IfNeeded', 'Never'], at.field('reinvocationPolicy'));
  checkMatchConditions(webhook.matchConditions ?? [], at.field('matchConditions'));
}

function checkWebhookName(name: string, at: Place): void {
  if (!checkPresent(name, at)) {
    return;
  }
  const errors = dns1123Subdomain(name);
  if (errors.length > 0) {
    at.invalid(name, errors.join(','));
  } else if (name.split('.').length < 3) {
    at.invalid(name, 'should be a domain with at least three segments separated by dots');
  }
}

function checkReviewVersions(versions: readonly string[], at: Place): void {
  const known = reviewVersions.join(', ');
  if (versions.length === 0) {
    at.required(`must specify one of ${known}`);
    return;
  }
  const seen = new Set<string>();
  for (const [index, version] of versions.entries()) {
    if (seen.has(version)) {
      at.item(index).invalid(version, 'duplicate version');
    } else {
      at.item(index).invalidEach(version, dns1035Label(version));
    }
    seen.add(version);
  }
  if (!versions.some(version => reviewVersions.includes(version))) {
    at.invalid(versions, `must include at least one of ${known}`);
  }
}

function checkStarAlone(values: readonly string[], words: string, at: Place): void {
  if (values.length > 1 && values.includes('*')) {
    at.invalid(values, `if '*' is present, must not specify other ${words}`);
  }
}

function checkResources(resources: readonly string[], at: Place): void {
  if (resources.length === 0) {
    at.required();
  }
  for (const [index, resource] of resources.entries()) {
    checkPresent(resource, at.item(index));
  }
  if (resources.includes('*/*') && resources.length > 1) {
    at.invalid(resources, "if '*/*' is present, must not specify other resources");
  } else if (
    resources.includes('*') &&
    resources.some(each => each !== '*' && !each.includes('/'))
  ) {
    const detail = "if '*' is present, must not specify other resources without subresources";
    at.invalid(resources, detail);
  }
}
