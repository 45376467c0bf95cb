/**
 * Admission policies and their bindings. Their CEL is compiled by the server, not here.
 *
 *     validationActions: [Deny, Warn]   # must not contain both
 */
import type {
  MatchResources,
  ValidatingAdmissionPolicy,
  ValidatingAdmissionPolicyBinding,
  ValidatingAdmissionPolicySpec,
} from '../../../schemas/built/types.js';
import { checkOneOf, checkPresent, checkRequiredOneOf } from '../checks.js';
import { type KindRules, rulesOf } from '../kindRules.js';
import { checkLabelSelector, qualifiedName } from '../labels.js';
import { cIdentifier, dns1123Subdomain, pathSegment } from '../names.js';
import type { Place } from '../place.js';
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
  rulesOf({ group, kind: 'MutatingAdmissionPolicy', namespaced: false, anyFinalizers: true }),
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
  checkMatchConditions(spec.matchConditions ?? [], at.field('matchConditions'));
  checkVariables(spec, at.field('variables'));
  checkValidations(spec, at);
}

function checkVariables(spec: ValidatingAdmissionPolicySpec, at: Place): void {
  for (const [index, { name = '', expression = '' }] of (spec.variables ?? []).entries()) {
    const atVariable = at.item(index);
    if (checkPresent(name, atVariable.field('name'), 'name is not specified')) {
      if (cIdentifier(name).length > 0) {
        atVariable.field('name').invalid(name, 'name is not a valid CEL identifier');
      }
    }
    checkPresent(expression.trim(), atVariable.field('expression'), 'expression is not specified');
  }
}

function checkValidations(spec: ValidatingAdmissionPolicySpec, at: Place): void {
  const { validations = [], auditAnnotations = [] } = spec;
  if (validations.length + auditAnnotations.length === 0) {
    const detail = 'validations or auditAnnotations must be non-empty; at least one is required';
    at.field('validations').required(detail);
    at.field('auditAnnotations').required(detail);
  }
  for (const [index, validation] of validations.entries()) {
    const atValidation = at.field('validations').item(index);
    const expression = (validation.expression ?? '').trim();
    checkPresent(expression, atValidation.field('expression'), 'expression is not specified');
    checkOneOf(validation.reason, reasons, atValidation.field('reason'));
    if ((validation.message ?? '').trim().includes('\n')) {
      atValidation
        .field('message')
        .invalid(validation.message, 'message must not contain line breaks');
    }
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
    checkPresent(valueExpression.trim(), atAnnotation.field('valueExpression'));
  }
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
