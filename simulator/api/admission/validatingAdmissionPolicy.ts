// ValidatingAdmissionPolicy: the cluster's own rules, in CEL, bound to what they are about.

import { evaluatePolicies, type PolicyWorld } from '../../../core/cel/admissionPolicy.js';
import type { PolicyRequest } from '../../../core/cel/policyMatch.js';
import { parseApiVersion } from '../../../core/kubernetes/gvk.js';
import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { matchesSelector } from '../../../core/kubernetes/selector.js';
import type {
  CustomResourceDefinition,
  ParamRef,
  ValidatingAdmissionPolicy,
  ValidatingAdmissionPolicyBinding,
} from '../../../schemas/built/types.js';
import { ApiError } from '../apiError.js';
import { forbidden } from '../errors.js';
import { groupKindOf, groupOf, pluralOf, storedApiVersion } from '../resources.js';
import type { ServerView } from '../serverView.js';
import { user } from '../user.js';
import type { AdmissionPlugin, AdmissionRequest } from './types.js';

const policyKind = 'admissionregistration.k8s.io/ValidatingAdmissionPolicy';

const codes: Readonly<Record<string, number>> = {
  Unauthorized: 401,
  Forbidden: 403,
  RequestEntityTooLarge: 413,
};

export const validatingAdmissionPolicy: AdmissionPlugin = {
  name: 'ValidatingAdmissionPolicy',
  validate(request, view) {
    if (request.subresource === '') {
      admitByPolicies(request, view);
    }
  },
};

/** The policies' judgement of a write, of a subresource too: its object may be a Scale, a Binding, an Eviction. */
export function admitByPolicies(request: AdmissionRequest, view: ServerView): void {
  const policies = view.list(policyKind);
  if (policies.length === 0) {
    return;
  }
  const verdict = evaluatePolicies(requestOf(request, view), worldOf(policies, view));
  for (const warning of verdict.warnings) {
    request.warn?.(warning);
  }
  const [denial] = verdict.denials;
  if (denial !== undefined) {
    const { groupKind, object } = request;
    const { message, details } = forbidden(groupKind, object.metadata.name ?? '', denial.message);
    const code = codes[denial.reason] ?? 422;
    const causes = [{ message: denial.message }];
    throw new ApiError(code, denial.reason, message, { ...details, causes });
  }
}

function worldOf(policies: readonly KubernetesObject[], view: ServerView): PolicyWorld {
  return {
    policies: policies as unknown as readonly ValidatingAdmissionPolicy[],
    bindings: view.list(
      `${policyKind}Binding`,
    ) as unknown as readonly ValidatingAdmissionPolicyBinding[],
    paramsOf({ apiVersion, kind }, ref, namespace) {
      const { group } = parseApiVersion(apiVersion);
      const groupKind = group === '' ? kind : `${group}/${kind}`;
      const place = view.isNamespaced(groupKind) ? (ref.namespace ?? namespace) : undefined;
      return view.list(groupKind, place).filter(param => isMeant(param, ref));
    },
  };
}

function isMeant({ metadata }: KubernetesObject, { name, selector }: ParamRef): boolean {
  return name === undefined ? matchesSelector(selector, metadata.labels) : metadata.name === name;
}

/** A write as rules about requests look at it. */
export function requestOf(request: AdmissionRequest, view: ServerView): PolicyRequest {
  const { operation, groupKind, object, previous } = request;
  const { namespace = '', name = '' } = object.metadata;
  const isNamespaced = view.isNamespaced(groupKind);
  const isDeletion = operation === 'DELETE';
  return {
    operation,
    ...versionOf(request),
    kind: { ...parseApiVersion(object.apiVersion), kind: object.kind },
    resource: pluralIn(view, groupKind),
    subresource: request.subresource,
    name,
    namespace: isNamespaced ? namespace : '',
    object: isDeletion ? undefined : object,
    oldObject: isDeletion ? (previous ?? object) : previous,
    namespaceObject: isNamespaced ? view.get('Namespace', '', namespace) : undefined,
    user: user.username,
  };
}

/** Of the resource, whatever the kind of its subresource's objects. */
function versionOf({ groupKind, object }: AdmissionRequest): { group: string; version: string } {
  return parseApiVersion(
    groupKindOf(object) === groupKind
      ? object.apiVersion
      : (storedApiVersion(groupKind) ?? `${groupOf(groupKind)}/v1`),
  );
}

function pluralIn(view: ServerView, groupKind: string): string {
  const definition = view.definitionOf(groupKind) as unknown as
    | CustomResourceDefinition
    | undefined;
  return definition?.spec.names.plural ?? pluralOf(groupKind);
}
