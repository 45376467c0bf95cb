// ValidatingAdmissionPolicies: what they say of a request, in the words of the API server.
// https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
import type {
  ParamRef,
  ValidatingAdmissionPolicy,
  ValidatingAdmissionPolicyBinding,
  ValidatingAdmissionPolicySpec,
  Validation,
} from '../../schemas/built/types.js';
import type { KubernetesObject } from '../kubernetes/object.js';
import { toDynamic } from './dynamicValue.js';
import { compileExpression } from './expression.js';
import { celFault } from './library/fault.js';
import { matchesRequest, type PolicyRequest } from './policyMatch.js';

/** What the evaluation is given besides the request. */
export interface PolicyWorld {
  readonly policies: readonly ValidatingAdmissionPolicy[];
  readonly bindings: readonly ValidatingAdmissionPolicyBinding[];
  /** The parameter objects that a binding refers to; `namespace` is the request's. */
  paramsOf(
    paramKind: { readonly apiVersion: string; readonly kind: string },
    ref: ParamRef,
    namespace: string,
  ): readonly KubernetesObject[];
}

/** A refusal. */
export interface PolicyDenial {
  /** `ValidatingAdmissionPolicy 'p' with binding 'b' denied request: …`. */
  readonly message: string;
  /** A status reason: `Invalid`, `Forbidden`, `Unauthorized`, `RequestEntityTooLarge`. */
  readonly reason: string;
}

/** What the policies say of a request. */
export interface PolicyVerdict {
  /** The server refuses with the first. */
  readonly denials: readonly PolicyDenial[];
  readonly warnings: readonly string[];
  /** Expressions that could not be run here; they count as passed. */
  readonly unchecked: readonly string[];
}

/** Evaluates the policies whose bindings are about a request. Policies and bindings count in alphabetical order. */
export function evaluatePolicies(request: PolicyRequest, world: PolicyWorld): PolicyVerdict {
  const verdict = { denials: [], warnings: [], unchecked: [] };
  if (request.group === 'admissionregistration.k8s.io') {
    return verdict;
  }
  for (const policy of sorted(world.policies)) {
    if (policy.spec !== undefined && matchesRequest(policy.spec.matchConstraints, request)) {
      for (const binding of sorted(world.bindings).filter(isOf(policy))) {
        if (matchesRequest(binding.spec.matchResources, request)) {
          evaluateBinding({ policy, spec: policy.spec, binding, request, world }, verdict);
        }
      }
    }
  }
  return verdict;
}

interface Evaluation {
  readonly policy: ValidatingAdmissionPolicy;
  readonly spec: ValidatingAdmissionPolicySpec;
  readonly binding: ValidatingAdmissionPolicyBinding;
  readonly request: PolicyRequest;
  readonly world: PolicyWorld;
}

interface OpenVerdict {
  readonly denials: PolicyDenial[];
  readonly warnings: string[];
  readonly unchecked: string[];
}

/** One validation's outcome that is no consent. */
interface Failure {
  readonly message: string;
  readonly reason: string;
}

function evaluateBinding(evaluation: Evaluation, verdict: OpenVerdict): void {
  const params = paramsFor(evaluation);
  if (typeof params === 'string') {
    addConfigurationFault(evaluation, params, verdict);
    return;
  }
  for (const param of params) {
    const variables = variablesFor(evaluation, param);
    if (matchesConditions(evaluation, variables, verdict)) {
      for (const validation of evaluation.spec.validations ?? []) {
        const failure = failureOf(validation, evaluation, { variables, verdict });
        if (failure !== undefined) {
          act(failure, evaluation, verdict);
        }
      }
    }
  }
}

/** The parameters to evaluate with, one by one; a text says what is wrong with the configuration. */
function paramsFor({
  spec,
  binding,
  request,
  world,
}: Evaluation): readonly (KubernetesObject | undefined)[] | string {
  const { paramKind } = spec;
  const { paramRef } = binding.spec;
  if (paramKind?.apiVersion === undefined || paramKind.kind === undefined) {
    return [undefined];
  }
  if (paramRef === undefined) {
    return [undefined];
  }
  const { apiVersion, kind } = paramKind;
  const found = world.paramsOf({ apiVersion, kind }, paramRef, request.namespace);
  if (found.length > 0 || paramRef.parameterNotFoundAction === 'Allow') {
    return found;
  }
  return 'no params found for policy binding with `Deny` parameterNotFoundAction';
}

function addConfigurationFault(
  { policy, spec, binding }: Evaluation,
  fault: string,
  { denials }: OpenVerdict,
): void {
  if (spec.failurePolicy !== 'Ignore') {
    const message = `failed to configure binding: ${fault}`;
    denials.push({ message: denialText({ policy, binding }, message), reason: 'Invalid' });
  }
}

type Variables = Readonly<Record<string, unknown>>;

function variablesFor(
  { spec, request }: Evaluation,
  param: KubernetesObject | undefined,
): Variables {
  const base = {
    object: toDynamic(request.object ?? null),
    oldObject: toDynamic(request.oldObject ?? null),
    namespaceObject: toDynamic(request.namespaceObject ?? null),
    params: toDynamic(param ?? null),
    request: requestValue(request),
  };
  const composed: Record<string, unknown> = {};
  const all = { ...base, variables: composed };
  for (const { name, expression } of spec.variables ?? []) {
    defineLazily(composed, name, () => {
      const outcome = compileExpression(expression).evaluate(all);
      if (outcome.kind === 'value') {
        return outcome.value;
      }
      if (outcome.kind === 'fault') {
        throw celFault(`composited variable "${name}" fails to evaluate: ${outcome.message}`);
      }
      throw new Error(outcome.reason);
    });
  }
  return all;
}

/** A variable is evaluated when it is first used, once. */
function defineLazily(target: object, name: string, compute: () => unknown): void {
  Object.defineProperty(target, name, {
    configurable: true,
    enumerable: true,
    get() {
      const value = compute();
      Object.defineProperty(target, name, { value, enumerable: true });
      return value;
    },
  });
}

function requestValue(request: PolicyRequest): unknown {
  const { group, version, kind, resource, subresource, name, namespace, operation } = request;
  return {
    kind,
    resource: { group, version, resource },
    requestKind: kind,
    requestResource: { group, version, resource },
    ...(subresource === '' ? {} : { subResource: subresource, requestSubResource: subresource }),
    name,
    namespace,
    operation,
    userInfo: { username: request.user, groups: ['system:masters', 'system:authenticated'] },
    dryRun: false,
  };
}

/** All conditions must hold; one that does not ends it, whatever the others say. */
function matchesConditions(
  evaluation: Evaluation,
  variables: Variables,
  verdict: OpenVerdict,
): boolean {
  const outcomes = (evaluation.spec.matchConditions ?? []).map(({ name, expression }) => ({
    name,
    outcome: compileExpression(expression).evaluate(variables),
  }));
  if (outcomes.some(({ outcome }) => outcome.kind === 'value' && outcome.value !== true)) {
    return false;
  }
  const unsupported = outcomes.find(({ outcome }) => outcome.kind === 'unsupported');
  if (unsupported !== undefined) {
    verdict.unchecked.push(`matchCondition ${unsupported.name}`);
    return false;
  }
  const fault = outcomes.flatMap(({ outcome }) => (outcome.kind === 'fault' ? [outcome] : []))[0];
  if (fault !== undefined && evaluation.spec.failurePolicy !== 'Ignore') {
    act({ message: fault.message, reason: 'Invalid' }, evaluation, verdict);
  }
  return fault === undefined;
}

interface Bench {
  readonly variables: Variables;
  readonly verdict: OpenVerdict;
}

function failureOf(
  validation: Validation,
  { spec }: Evaluation,
  { variables, verdict }: Bench,
): Failure | undefined {
  const outcome = compileExpression(validation.expression).evaluate(variables);
  const expression = validation.expression.trim();
  switch (outcome.kind) {
    case 'value':
      return outcome.value === true
        ? undefined
        : { message: messageOf(validation, variables), reason: validation.reason ?? 'Invalid' };
    case 'fault':
      return spec.failurePolicy === 'Ignore'
        ? undefined
        : {
            message: `expression '${expression}' resulted in error: ${outcome.message}`,
            reason: 'Invalid',
          };
    default:
      verdict.unchecked.push(`${expression}: ${outcome.reason}`);
      return undefined;
  }
}

function messageOf(validation: Validation, variables: Variables): string {
  const { message = '', messageExpression = '', expression } = validation;
  const outcome =
    messageExpression === '' ? undefined : compileExpression(messageExpression).evaluate(variables);
  const text =
    outcome?.kind === 'value' && typeof outcome.value === 'string' ? outcome.value.trim() : '';
  if (text !== '' && !text.includes('\n')) {
    return text;
  }
  return message.trim() === '' ? `failed expression: ${expression.trim()}` : message.trim();
}

function act(failure: Failure, evaluation: Evaluation, verdict: OpenVerdict): void {
  const { policy, binding } = evaluation;
  for (const action of binding.spec.validationActions) {
    if (action === 'Deny') {
      const message = denialText(evaluation, failure.message);
      verdict.denials.push({ message, reason: failure.reason });
    } else if (action === 'Warn') {
      verdict.warnings.push(
        `Validation failed for ValidatingAdmissionPolicy '${policy.metadata.name}' ` +
          `with binding '${binding.metadata.name}': ${failure.message}`,
      );
    }
  }
}

function denialText(
  { policy, binding }: Pick<Evaluation, 'policy' | 'binding'>,
  message: string,
): string {
  const names = `'${policy.metadata.name}' with binding '${binding.metadata.name}'`;
  return `ValidatingAdmissionPolicy ${names} denied request: ${message}`;
}

function isOf(
  policy: ValidatingAdmissionPolicy,
): (binding: ValidatingAdmissionPolicyBinding) => boolean {
  return ({ spec }) => spec.policyName === policy.metadata.name;
}

function sorted<T extends { readonly metadata: { readonly name?: string } }>(
  objects: readonly T[],
): readonly T[] {
  return objects.toSorted((a, b) => ((a.metadata.name ?? '') < (b.metadata.name ?? '') ? -1 : 1));
}
