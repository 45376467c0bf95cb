/**
 * Ingresses and their classes: hosts, paths, backends.
 *
 *     paths: [{ path: /, backend: { service: … } }]   # pathType must be specified
 */
import type {
  HTTPIngressPath,
  Ingress,
  IngressBackend,
  IngressClass,
  IngressClassParametersReference,
  IngressRule,
  IngressServiceBackend,
  IngressTLS,
} from '../../../schemas/built/types.js';
import { ipFamily } from '../addresses.js';
import { checkName, checkOneOf, checkPresent, checkRequiredName } from '../checks.js';
import { checkImmutable } from '../immutable.js';
import { type KindRules, rulesOf } from '../kindRules.js';
import { dnsPrefixedPath } from '../labels.js';
import {
  dns1123Label,
  dns1123Subdomain,
  pathSegment,
  portName,
  portNumber,
  wildcardDns1123Subdomain,
} from '../names.js';
import type { Place } from '../place.js';

const group = 'networking.k8s.io';
const classAnnotation = 'kubernetes.io/ingress.class';
const pathTypes = ['Exact', 'ImplementationSpecific', 'Prefix'];
const badSequences = ['//', '/./', '/../', '%2f', '%2F'];
const badEndings = ['/..', '/.'];

/** Rules of Ingresses. */
export const ingressRules: KindRules = rulesOf<Ingress>({
  group,
  kind: 'Ingress',
  create: ({ metadata, spec }, root) => {
    const at = root.field('spec');
    const annotation = metadata?.annotations?.[classAnnotation];
    if (annotation !== undefined && spec?.ingressClassName !== undefined) {
      const atClass = root.field('metadata').field('annotations').key(classAnnotation);
      atClass.invalid(annotation, 'can not be set when the class field is also set');
    }
    if ((spec?.rules ?? []).length === 0 && spec?.defaultBackend === undefined) {
      at.invalid(null, 'either `defaultBackend` or `rules` must be specified');
    }
    if (spec?.defaultBackend !== undefined) {
      checkBackend(spec.defaultBackend, at.field('defaultBackend'));
    }
    for (const [index, rule] of (spec?.rules ?? []).entries()) {
      checkRule(rule, at.field('rules').item(index));
    }
    for (const [index, tls] of (spec?.tls ?? []).entries()) {
      checkTls(tls, at.field('tls').item(index));
    }
    const name = spec?.ingressClassName;
    if (name !== undefined) {
      at.field('ingressClassName').invalidEach(name, dns1123Subdomain(name));
    }
  },
  warnings: ({ metadata }) =>
    metadata?.annotations?.[classAnnotation] === undefined
      ? []
      : [
          `annotation "${classAnnotation}" is deprecated, please use 'spec.ingressClassName' instead`,
        ],
});

/** Rules of IngressClasses. */
export const ingressClassRules: KindRules = rulesOf<IngressClass>({
  group,
  kind: 'IngressClass',
  namespaced: false,
  create: ({ spec }, root) => {
    const at = root.field('spec');
    const controller = spec?.controller ?? '';
    if (controller.length > 250) {
      at.field('controller').tooLong(250);
    }
    if (checkPresent(controller, at.field('controller'))) {
      at.field('controller').invalidEach(controller, dnsPrefixedPath(controller));
    }
    if (spec?.parameters !== undefined) {
      checkParameters(spec.parameters, at.field('parameters'));
    }
  },
  update: (next, previous, root) => {
    const at = root.field('spec').field('controller');
    checkImmutable(next.spec?.controller, previous.spec?.controller, at);
  },
});

function checkRule(rule: IngressRule, at: Place): void {
  const host = rule.host ?? '';
  if (host !== '') {
    if (ipFamily(host) !== undefined) {
      at.field('host').invalid(host, 'must be a DNS name, not an IP address');
    }
    checkHost(host, at.field('host'));
  }
  if (rule.http === undefined) {
    return;
  }
  const atPaths = at.field('http').field('paths');
  if ((rule.http.paths ?? []).length === 0) {
    atPaths.required();
  }
  for (const [index, path] of (rule.http.paths ?? []).entries()) {
    checkPath(path, atPaths.item(index));
  }
}

function checkHost(host: string, at: Place): void {
  const check = host.includes('*') ? wildcardDns1123Subdomain : dns1123Subdomain;
  at.invalidEach(host, check(host));
}

function checkPath(path: HTTPIngressPath, at: Place): void {
  const text = path.path ?? '';
  const atPath = at.field('path');
  if (path.pathType === undefined) {
    at.field('pathType').required('pathType must be specified');
    return;
  }
  checkOneOf(path.pathType, pathTypes, at.field('pathType'));
  const isLiteral = path.pathType === 'Exact' || path.pathType === 'Prefix';
  if (!text.startsWith('/') && (isLiteral || text !== '')) {
    atPath.invalid(text, 'must be an absolute path');
  }
  if (isLiteral) {
    for (const sequence of badSequences.filter(each => text.includes(each))) {
      atPath.invalid(text, `must not contain '${sequence}'`);
    }
    for (const ending of badEndings.filter(each => text.endsWith(each))) {
      atPath.invalid(text, `cannot end with '${ending}'`);
    }
  }
  checkBackend(path.backend ?? {}, at.field('backend'));
}

function checkBackend(backend: IngressBackend, at: Place): void {
  const { resource, service } = backend;
  if (resource !== undefined && service !== undefined) {
    at.invalid('', 'cannot set both resource and service backends');
  } else if (resource !== undefined) {
    checkTypedReference(resource, at.field('resource'));
  } else if (service !== undefined) {
    checkServiceBackend(service, at);
  } else {
    at.invalid('', 'resource or service backend is required');
  }
}

function checkServiceBackend(service: IngressServiceBackend, at: Place): void {
  const atService = at.field('service');
  checkRequiredName(service.name, dns1123Label, atService.field('name'));
  const { name = '', number = 0 } = service.port ?? {};
  if (name !== '' && number !== 0) {
    at.invalid('', 'cannot set both port name & port number');
  } else if (number !== 0) {
    atService.field('port').field('number').invalidEach(number, portNumber(number));
  } else if (name !== '') {
    atService.field('port').field('name').invalidEach(name, portName(name));
  } else {
    at.required('port name or number is required');
  }
}

function checkTypedReference(
  reference: { readonly apiGroup?: string; readonly kind?: string; readonly name?: string },
  at: Place,
): void {
  checkName(reference.apiGroup, dns1123Subdomain, at.field('apiGroup'));
  for (const name of ['kind', 'name'] as const) {
    if (checkPresent(reference[name], at.field(name), `${name} is required`)) {
      checkName(reference[name], pathSegment, at.field(name));
    }
  }
}

function checkTls(tls: IngressTLS, at: Place): void {
  for (const [index, host] of (tls.hosts ?? []).entries()) {
    checkHost(host, at.field('hosts').item(index));
  }
  checkName(tls.secretName, dns1123Subdomain, at.field('secretName'));
}

function checkParameters(parameters: IngressClassParametersReference, at: Place): void {
  checkTypedReference(parameters, at);
  const { scope, namespace } = parameters;
  if (scope === undefined) {
    at.field('scope').required();
    return;
  }
  checkOneOf(scope, ['Cluster', 'Namespace'], at.field('scope'));
  const atNamespace = at.field('namespace');
  if (scope === 'Namespace') {
    if (checkPresent(namespace, atNamespace, "`parameters.scope` is set to 'Namespace'")) {
      checkName(namespace, dns1123Label, atNamespace);
    }
  } else if (scope === 'Cluster' && namespace !== undefined) {
    atNamespace.forbidden("`parameters.scope` is set to 'Cluster'");
  }
}
