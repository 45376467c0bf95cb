// Reviews: questions about identity and permission. A simulated cluster has one user, who may do everything.

import { isMap, type JsonMap } from '../patch/jsonValue.js';
import { user } from '../user.js';
import type { ResourceRequest } from './context.js';
import { parseBody } from './decodeBody.js';
import { jsonReply, type Reply } from './message.js';

/** POST of a review; undefined for kinds that are none. */
export function answerReview({ request, served }: ResourceRequest): Reply | undefined {
  const answer = answers[served.resource.kind];
  if (answer === undefined) {
    return undefined;
  }
  const body = parseBody(request);
  const review: JsonMap = isMap(body) ? body : {};
  const { apiVersion, resource } = served;
  const metadata = isMap(review['metadata']) ? review['metadata'] : {};
  const status = answer(isMap(review['spec']) ? review['spec'] : {});
  return jsonReply(201, { ...review, kind: resource.kind, apiVersion, metadata, status });
}

const answers: Readonly<Record<string, (spec: JsonMap) => object>> = {
  SelfSubjectAccessReview: () => ({ allowed: true }),
  SubjectAccessReview: () => ({ allowed: true }),
  LocalSubjectAccessReview: () => ({ allowed: true }),
  SelfSubjectReview: () => ({ userInfo: user }),
  TokenReview: spec => ({
    authenticated: typeof spec['token'] === 'string' && spec['token'] !== '',
    user,
  }),
  SelfSubjectRulesReview: () => ({
    incomplete: false,
    resourceRules: [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'] }],
    nonResourceRules: [{ verbs: ['*'], nonResourceURLs: ['*'] }],
  }),
};
