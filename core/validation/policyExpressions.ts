// CEL of admission policies and match conditions: compiled as the server does, over the names that it gives them.
// https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#validation-expression
import {
  bool,
  type CelType,
  dyn,
  listOfType,
  mapOfType,
  string,
} from '../cel/typeCheck/celType.js';
import { compileWith, isSurelyNot } from '../cel/typeCheck/compile.js';
import type { Scope } from '../cel/typeCheck/infer.js';
import type { Place } from './place.js';

/** What an expression may name besides the request. */
export interface PolicyNames {
  readonly hasParams: boolean;
  readonly hasAuthorizer?: boolean;
  /** The types of the policy's own variables; undefined where there is no `variables`. */
  readonly variables?: ReadonlyMap<string, CelType>;
}

/** The names of a policy's expressions. */
export function policyScope({ hasParams, hasAuthorizer = true, variables }: PolicyNames): Scope {
  const scope = new Map<string, CelType>([
    ['object', dyn],
    ['oldObject', dyn],
    ['namespaceObject', dyn],
    ['request', request],
  ]);
  if (hasParams) {
    scope.set('params', dyn);
  }
  if (hasAuthorizer) {
    scope.set('authorizer', dyn);
  }
  if (variables !== undefined) {
    scope.set('variables', { name: 'kubernetes.variables', field: name => variables.get(name) });
  }
  return scope;
}

/** Compiles an expression and says what is wrong with it. Returns its type. */
export function checkExpression(
  expression: string,
  scope: Scope,
  wanted: CelType | undefined,
  at: Place,
): CelType {
  const compiled = compileWith(expression, scope);
  if (compiled.fault !== undefined) {
    at.invalid(expression, `compilation failed: ${compiled.fault}`);
    return dyn;
  }
  if (wanted !== undefined && isSurelyNot(compiled, wanted)) {
    at.invalid(expression, `must evaluate to ${wanted.name}`);
  }
  return compiled.type;
}

/** Compiles a condition for a match. */
export function checkCondition(expression: string, hasParams: boolean, at: Place): void {
  checkExpression(expression, policyScope({ hasParams }), bool, at);
}

function structOf(name: string, fields: Readonly<Record<string, CelType>>): CelType {
  return { name, field: each => (Object.hasOwn(fields, each) ? fields[each] : undefined) };
}

const kind = structOf('kubernetes.GroupVersionKind', {
  group: string,
  version: string,
  kind: string,
});

const resource = structOf('kubernetes.GroupVersionResource', {
  group: string,
  version: string,
  resource: string,
});

const userInfo = structOf('kubernetes.UserInfo', {
  username: string,
  uid: string,
  groups: listOfType(string),
  extra: mapOfType(listOfType(string)),
});

const request = structOf('kubernetes.AdmissionRequest', {
  kind,
  resource,
  subResource: string,
  requestKind: kind,
  requestResource: resource,
  requestSubResource: string,
  name: string,
  namespace: string,
  operation: string,
  userInfo,
  dryRun: bool,
  options: dyn,
});
