/**
 * Admission policies and their bindings.
 *
 *     validationActions: [Deny, Warn]   # must not contain both
 */
import type {
  MatchResources,
  MutatingAdmissionPolicy,
  MutatingAdmissionPolicySpec,
  ValidatingAdmissionPolicy,
  ValidatingAdmissionPolicyBinding,
  ValidatingAdmissionPolicySpec,
  Validation,
  Variable,
} from '../../../schemas/built/types.js';
import { bool, type CelType, dyn, string } from '../../cel/typeCheck/celType.js';
import { checkOneOf, checkPresent, checkRequiredOneOf } from '../checks.js';
import { type KindRules, rulesOf } from '../kindRules.js';
import { checkLabelSelector, qualifiedName } from '../labels.js';
import { cIdentifier, dns1123Subdomain, pathSegment } from '../names.js';
import type { Place } from '../place.js';
import { checkExpression, type PolicyNames, policyScope } from '../policyExpressions.js';
import { checkMatchConditions, checkRule } from './webhooks.js';

const group = 'admissionregistration.k8s.io';
const actions = ['Audit', 'Deny', 'Warn'];
const reasons = ['Forbidden', 'Invalid', 'RequestEntityTooLarge', 'Unauthorized'];
const bothActions =
  'must not contain both Deny and Warn (repeating the same validation failure information in the API ' +
  'response and headers serves no purpose)';

/** Rules of ValidatingAdmissionPolicies and their bindings. */
export const admissionPolicyRules: readonly KindRules[] = [
  rulesOf<ValidatingAdmissionPolicy>({
    group,
    kind: 'ValidatingAdmissionPolicy',
    namespaced: false,
    anyFinalizers: true,
    create: ({ spec }, root) => checkPolicy(spec ?? {}, root.field('spec')),
  }),
  rulesOf<ValidatingAdmissionPolicyBinding>({
    group,
    kind: 'ValidatingAdmissionPolicyBinding',
    namespaced: false,
    anyFinalizers: true,
    create: ({ spec }, root) => {
      const at = root.field('spec');
      const name = spec?.policyName ?? '';
      if (checkPresent(name, at.field('policyName'))) {
        at.field('policyName').invalidEach(name, dns1123Subdomain(name));
      }
      checkParameters(spec?.paramRef, at.field('paramRef'));
      if (spec?.matchResources !== undefined) {
        checkMatch(spec.matchResources, at.field('matchResources'));
      }
      checkActions(spec?.validationActions ?? [], at.field('validationActions'));
    },
  }),
  rulesOf<MutatingAdmissionPolicy>({
    group,
    kind: 'MutatingAdmissionPolicy',
    namespaced: false,
    anyFinalizers: true,
    create: ({ spec }, root) => checkMutations(spec ?? {}, root.field('spec')),
  }),
  rulesOf({
    group,
    kind: 'MutatingAdmissionPolicyBinding',
    namespaced: false,
    anyFinalizers: true,
  }),
];

function checkPolicy(spec: ValidatingAdmissionPolicySpec, at: Place): void {
  checkRequiredOneOf(spec.failurePolicy, ['Fail', 'Ignore'], at.field('failurePolicy'));
  if (spec.paramKind !== undefined) {
    const { apiVersion = '', kind = '' } = spec.paramKind;
    checkPresent(apiVersion, at.field('paramKind').field('apiVersion'));
    if (checkPresent(kind, at.field('paramKind').field('kind'))) {
      at.field('paramKind').field('kind').invalidEach(kind, pathSegment(kind));
    }
  }
  if (spec.matchConstraints === undefined) {
    at.field('matchConstraints').required();
  } else {
    checkMatch(spec.matchConstraints, at.field('matchConstraints'));
    if ((spec.matchConstraints.resourceRules ?? []).length === 0) {
      at.field('matchConstraints').field('resourceRules').required();
    }
  }
  const hasParams = spec.paramKind !== undefined;
  checkMatchConditions(spec.matchConditions ?? [], at.field('matchConditions'), hasParams);
  const variables = checkVariables(spec.variables ?? [], hasParams, at.field('variables'));
  checkValidations(spec, { hasParams, variables }, at);
}

/** Expressions alone; what makes up objects and patches is left to the server. */
function checkMutations(spec: Partial<MutatingAdmissionPolicySpec>, at: Place): void {
  const hasParams = spec.paramKind !== undefined;
  checkMatchConditions(spec.matchConditions ?? [], at.field('matchConditions'), hasParams);
  const variables = checkVariables(spec.variables ?? [], hasParams, at.field('variables'));
  const scope = policyScope({ hasParams, variables });
  for (const [index, mutation] of (spec.mutations ?? []).entries()) {
    for (const kind of ['applyConfiguration', 'jsonPatch'] as const) {
      const expression = mutation[kind]?.expression ?? '';
      const atExpression = at.field('mutations').item(index).field(kind).field('expression');
      if (expression.trim() !== '') {
        checkExpression(expression, scope, undefined, atExpression);
      }
    }
  }
}

/** Each variable sees those before it. Returns the types of all. */
function checkVariables(
  given: readonly Variable[],
  hasParams: boolean,
  at: Place,
): ReadonlyMap<string, CelType> {
  const variables = new Map<string, CelType>();
  for (const [index, { name = '', expression = '' }] of given.entries()) {
    const atVariable = at.item(index);
    if (checkPresent(name, atVariable.field('name'), 'name is not specified')) {
      if (cIdentifier(name).length > 0) {
        atVariable.field('name').invalid(name, 'name is not a valid CEL identifier');
      }
    }
    const atExpression = atVariable.field('expression');
    if (checkPresent(expression.trim(), atExpression, 'expression is not specified')) {
      const scope = policyScope({ hasParams, variables });
      variables.set(name, checkExpression(expression, scope, undefined, atExpression));
    } else {
      variables.set(name, dyn);
    }
  }
  return variables;
}

function checkValidations(
  spec: ValidatingAdmissionPolicySpec,
  names: PolicyNames,
  at: Place,
): void {
  const { validations = [], auditAnnotations = [] } = spec;
  if (validations.length + auditAnnotations.length === 0) {
    const detail = 'validations or auditAnnotations must be non-empty; at least one is required';
    at.field('validations').required(detail);
    at.field('auditAnnotations').required(detail);
  }
  for (const [index, validation] of validations.entries()) {
    checkValidation(validation, names, at.field('validations').item(index));
  }
  const keys = new Set<string>();
  for (const [index, { key = '', valueExpression = '' }] of auditAnnotations.entries()) {
    const atAnnotation = at.field('auditAnnotations').item(index);
    if (checkPresent(key, atAnnotation.field('key'))) {
      atAnnotation.field('key').invalidEach(key, qualifiedName(`name/${key}`));
    }
    if (keys.has(key)) {
      atAnnotation.field('key').duplicate(key);
    }
    keys.add(key);
    const atValue = atAnnotation.field('valueExpression');
    if (checkPresent(valueExpression.trim(), atValue, 'valueExpression is not specified')) {
      checkExpression(valueExpression, policyScope(names), undefined, atValue);
    }
  }
}

function checkValidation(validation: Validation, names: PolicyNames, at: Place): void {
  const { expression = '', message = '', messageExpression = '' } = validation;
  if (checkPresent(expression.trim(), at.field('expression'), 'expression is not specified')) {
    checkExpression(expression, policyScope(names), bool, at.field('expression'));
  }
  const atText = at.field('messageExpression');
  if (messageExpression.trim() !== '') {
    const scope = policyScope({ ...names, hasAuthorizer: false });
    checkExpression(messageExpression, scope, string, atText);
  } else if (messageExpression !== '') {
    atText.invalid(messageExpression, 'must be non-empty if specified');
  }
  if (message !== '' && message.trim() === '') {
    at.field('message').invalid(message, 'message must be non-empty if specified');
  } else if (message.trim().includes('\n')) {
    at.field('message').invalid(message, 'message must not contain line breaks');
  }
  checkOneOf(validation.reason, reasons, at.field('reason'));
}

function checkMatch(match: MatchResources, at: Place): void {
  checkOneOf(match.matchPolicy, ['Equivalent', 'Exact'], at.field('matchPolicy'));
  checkLabelSelector(match.namespaceSelector, at.field('namespaceSelector'));
  checkLabelSelector(match.objectSelector, at.field('objectSelector'));
  for (const name of ['resourceRules', 'excludeResourceRules'] as const) {
    for (const [index, rule] of (match[name] ?? []).entries()) {
      checkRule(rule, at.field(name).item(index));
    }
  }
}

function checkParameters(
  reference:
    | {
        readonly name?: string;
        readonly selector?: object;
        readonly parameterNotFoundAction?: string;
      }
    | undefined,
  at: Place,
): void {
  if (reference === undefined) {
    return;
  }
  const { name = '', selector, parameterNotFoundAction } = reference;
  if (name === '' && selector === undefined) {
    at.field('name').required('one of name or selector must be specified');
  } else if (name !== '' && selector !== undefined) {
    at.field('name').forbidden('name and selector are mutually exclusive');
    at.field('selector').forbidden('name and selector are mutually exclusive');
  } else if (name !== '') {
    at.field('name').invalidEach(name, pathSegment(name));
  } else {
    checkLabelSelector(selector, at.field('selector'));
  }
  if (parameterNotFoundAction === undefined) {
    at.field('parameterNotFoundAction').required();
  } else {
    checkOneOf(parameterNotFoundAction, ['Allow', 'Deny'], at.field('parameterNotFoundAction'));
  }
}

function checkActions(given: readonly string[], at: Place): void {
  if (given.length === 0) {
    at.required('at least one validation action is required');
  }
  const seen = new Set<string>();
  for (const [index, action] of given.entries()) {
    checkOneOf(action, actions, at.item(index));
    if (seen.has(action)) {
      at.item(index).duplicate(action);
    }
    seen.add(action);
  }
  if (seen.has('Deny') && seen.has('Warn')) {
    at.invalid(given, bothActions);
  }
}
