// Reviews: questions about identity and permission.

import { type Fields, fieldsOf, isFields, textOf } from '../../../core/json.js';
import type { PolicyRule } from '../../../schemas/built/types.js';
import { type Attributes, authorize, type Bindings, rulesOf } from '../authorization/authorize.js';
import { type Identity, identityOf } from '../authorization/identity.js';
import { user } from '../user.js';
import type { ResourceRequest } from './context.js';
import { parseBody } from './decodeBody.js';
import { jsonReply, type Reply } from './message.js';

/** POST of a review; undefined for kinds that are none. */
export function answerReview({ request, served, context }: ResourceRequest): Reply | undefined {
  const answer = answers[served.resource.kind];
  if (answer === undefined) {
    return undefined;
  }
  const review = fieldsOf(parseBody(request));
  const { apiVersion, resource } = served;
  const metadata = fieldsOf(review['metadata']);
  const spec = fieldsOf(review['spec']);
  const status = answer(spec, identityOf(request.headers), context.server.store);
  return jsonReply(201, { ...review, kind: resource.kind, apiVersion, metadata, status });
}

type Answer = (spec: Fields, who: Identity, bindings: Bindings) => object;

const answers: Readonly<Record<string, Answer>> = {
  SelfSubjectAccessReview: (spec, who, bindings) => accessStatus(who, spec, bindings),
  SubjectAccessReview: (spec, _, bindings) => accessStatus(subjectOf(spec), spec, bindings),
  LocalSubjectAccessReview: (spec, _, bindings) => accessStatus(subjectOf(spec), spec, bindings),
  SelfSubjectReview: (_, who) => ({ userInfo: who }),
  TokenReview: spec => ({
    authenticated: typeof spec['token'] === 'string' && spec['token'] !== '',
    user,
  }),
  SelfSubjectRulesReview(spec, who, bindings) {
    const rules = rulesOf(who, textOf(spec['namespace']), bindings);
    return {
      resourceRules: rules.filter(rule => rule.resources !== undefined).map(resourceRule),
      nonResourceRules: rules.flatMap(({ verbs, nonResourceURLs }) =>
        nonResourceURLs === undefined ? [] : [{ verbs, nonResourceURLs }],
      ),
      incomplete: false,
    };
  },
};

function resourceRule({ verbs, apiGroups, resources, resourceNames }: PolicyRule): object {
  return { verbs, apiGroups, resources, ...(resourceNames !== undefined && { resourceNames }) };
}

function accessStatus(who: Identity, spec: Fields, bindings: Bindings): object {
  const { allowed, reason } = authorize(who, attributesOf(spec), bindings);
  return { allowed, ...(reason !== '' && { reason }) };
}

function subjectOf(spec: Fields): Identity {
  const groups = Array.isArray(spec['groups']) ? spec['groups'].map(String) : [];
  return { username: textOf(spec['user']), groups };
}

function attributesOf(spec: Fields): Attributes {
  const page = spec['nonResourceAttributes'];
  if (isFields(page)) {
    const none = { group: '', resource: '', namespace: '', name: '' };
    return { ...none, verb: textOf(page['verb']), path: textOf(page['path']) };
  }
  const asked = fieldsOf(spec['resourceAttributes']);
  const [resource, subresource] = [textOf(asked['resource']), textOf(asked['subresource'])];
  return {
    verb: textOf(asked['verb']),
    group: textOf(asked['group']),
    resource: subresource === '' ? resource : `${resource}/${subresource}`,
    namespace: textOf(asked['namespace']),
    name: textOf(asked['name']),
    path: '',
  };
}
