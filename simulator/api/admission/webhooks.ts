// Webhooks: nobody answers here, so that they let everything pass; those whose Service could not be reached refuse what
// they are to be asked about, as the server's caller says it.

import { matchesRequest } from '../../../core/cel/policyMatch.js';
import type {
  MutatingWebhook,
  Service,
  ValidatingWebhook,
  ValidatingWebhookConfiguration,
} from '../../../schemas/built/types.js';
import { slicesOf } from '../../network/names.js';
import { ApiError } from '../apiError.js';
import type { ServerView } from '../serverView.js';
import type { AdmissionPlugin, AdmissionRequest } from './types.js';
import { requestOf } from './validatingAdmissionPolicy.js';

type Webhook = MutatingWebhook | ValidatingWebhook;

const group = 'admissionregistration.k8s.io';

/** Asked before objects are validated. */
export const mutatingAdmissionWebhook: AdmissionPlugin = {
  name: 'MutatingAdmissionWebhook',
  mutate(request, view) {
    askWebhooks(`${group}/MutatingWebhookConfiguration`, request, view);
    return request.object;
  },
};

/** Asked after objects were validated. */
export const validatingAdmissionWebhook: AdmissionPlugin = {
  name: 'ValidatingAdmissionWebhook',
  validate(request, view) {
    askWebhooks(`${group}/ValidatingWebhookConfiguration`, request, view);
  },
};

function askWebhooks(groupKind: string, request: AdmissionRequest, view: ServerView): void {
  const configurations = view.list(groupKind);
  if (configurations.length === 0 || request.groupKind.startsWith(`${group}/`)) {
    return;
  }
  for (const configuration of configurations as unknown as ValidatingWebhookConfiguration[]) {
    for (const webhook of configuration.webhooks ?? []) {
      if (webhook.failurePolicy !== 'Ignore' && isAsked(webhook, request, view)) {
        refuseUnreachable(webhook, view);
      }
    }
  }
}

/** Whether a webhook is asked about a write; conditions in CEL are taken for not met. */
function isAsked(webhook: Webhook, request: AdmissionRequest, view: ServerView): boolean {
  const { rules = [], matchConditions = [] } = webhook;
  return (
    rules.length > 0 &&
    matchConditions.length === 0 &&
    matchesRequest({ ...webhook, resourceRules: rules }, requestOf(request, view))
  );
}

function refuseUnreachable({ name, clientConfig, timeoutSeconds }: Webhook, view: ServerView) {
  const { service } = clientConfig;
  const cause = service === undefined ? undefined : findObstacle(service, view);
  if (service !== undefined && cause !== undefined) {
    const { name: host, namespace, path = '/', port = 443 } = service;
    const address = `https://${host}.${namespace}.svc:${port}/${path.replace(/^\//, '')}`;
    const post = `Post "${address}?timeout=${timeoutSeconds ?? 10}s"`;
    const message = `failed calling webhook "${name}": failed to call webhook: ${post}: ${cause}`;
    const details = { causes: [{ message }] };
    throw new ApiError(500, 'InternalError', `Internal error occurred: ${message}`, details);
  }
}

type ServiceReference = NonNullable<Webhook['clientConfig']['service']>;

/** Why a Service's endpoints cannot be reached; undefined where they can. */
function findObstacle(reference: ServiceReference, view: ServerView): string | undefined {
  const { name, namespace, port = 443 } = reference;
  const service = view.get('Service', namespace, name) as Service | undefined;
  if (service === undefined) {
    return `service "${name}" not found`;
  }
  if (service.spec?.type === 'ExternalName') {
    return undefined;
  }
  if (service.spec?.ports?.some(each => each.port === port) !== true) {
    return `no service port ${port} found for service "${name}"`;
  }
  const isServed = slicesOf(view, service).some(({ endpoints }) =>
    (endpoints ?? []).some(({ conditions }) => conditions?.ready ?? true),
  );
  return isServed ? undefined : `no endpoints available for service "${name}"`;
}
