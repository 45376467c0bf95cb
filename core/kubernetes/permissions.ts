// What roles may grant beside the resources that the API serves. For rules and completion.
// https://kubernetes.io/docs/reference/access-authn-authz/authorization/

/** Verbs of most resources, in the order people look for them. */
export const commonVerbs = [
  'get',
  'list',
  'watch',
  'create',
  'update',
  'patch',
  'delete',
  'deletecollection',
];

/** Verbs of single resources besides. */
export const specialVerbs: Readonly<Record<string, readonly string[]>> = {
  roles: ['bind', 'escalate'],
  clusterroles: ['bind', 'escalate'],
  users: ['impersonate'],
  groups: ['impersonate'],
  serviceaccounts: ['impersonate'],
  certificatesigningrequests: ['approve'],
  signers: ['approve', 'sign'],
};

/** Groups that APIs once had: rules for old clusters name them. */
export const formerGroups = new Set(['extensions', 'componentconfig', 'federation']);

/** What is asked for and is no object, and what old clusters had. */
export const virtualResources = new Set(
  'users groups uids userextras signers podsecuritypolicies bindings componentstatuses'.split(' '),
);

/** Asked for everywhere, and no part of discovery everywhere. */
export const openSubresources = new Set(['*', 'finalizers', 'status']);

/** Resources below which kubelets and signers are asked for what is no part of discovery. */
export const openResources = new Set(['nodes', 'certificatesigningrequests']);
