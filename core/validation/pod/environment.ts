// Environment variables: names, where their values come from, and exactly one source each.
import type {
  EnvFromSource,
  EnvVar,
  ObjectFieldSelector,
  ResourceFieldSelector,
} from '../../../schemas/built/types.js';
import { checkName, checkPresent, checkRequiredName } from '../checks.js';
import { qualifiedName } from '../labels.js';
import { configMapKey, dns1123Subdomain, environmentName, nameIsSubdomain } from '../names.js';
import type { Place } from '../place.js';

const noSource =
  'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`';
const twoSources = 'may not have more than one field specified at a time';

/** What fieldRef may name in an environment, in the server's order. */
const environmentFields = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
] as const;

/** What fieldRef may name in a downward API volume. */
export const volumeFields = [
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
] as const;

const fieldLabels: ReadonlySet<string> = new Set([
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.restartPolicy',
  'spec.serviceAccountName',
  'spec.schedulerName',
  'spec.hostNetwork',
  'status.phase',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
  'spec.host',
]);

const containerResources = [
  'limits.cpu',
  'limits.ephemeral-storage',
  'limits.memory',
  'requests.cpu',
  'requests.ephemeral-storage',
  'requests.memory',
];

/** The environment of one container. */
export function checkEnvironment(variables: readonly EnvVar[], at: Place): void {
  for (const [index, variable] of variables.entries()) {
    const atVariable = at.item(index);
    checkRequiredName(variable.name, environmentName, atVariable.field('name'));
    if (variable.valueFrom !== undefined) {
      checkValueFrom(variable, atVariable.field('valueFrom'));
    }
  }
}

/** Whole ConfigMaps and Secrets taken into the environment. */
export function checkEnvironmentFrom(sources: readonly EnvFromSource[], at: Place): void {
  for (const [index, source] of sources.entries()) {
    const atSource = at.item(index);
    checkName(source.prefix, environmentName, atSource.field('prefix'));
    const { configMapRef, secretRef } = source;
    const prefixAllowed = (name: string): readonly string[] => nameIsSubdomain(name, true);
    if (configMapRef !== undefined) {
      const atName = atSource.field('configMapRef').field('name');
      checkRequiredName(configMapRef.name, prefixAllowed, atName);
    }
    if (secretRef !== undefined) {
      checkRequiredName(secretRef.name, prefixAllowed, atSource.field('secretRef').field('name'));
    }
    if (configMapRef === undefined && secretRef === undefined) {
      at.silent(index).invalid('', 'must specify one of: `configMapRef` or `secretRef`');
    } else if (configMapRef !== undefined && secretRef !== undefined) {
      at.silent(index).invalid('', twoSources);
    }
  }
}

/** A reference to a field of the pod. */
export function checkFieldSelector(
  selector: ObjectFieldSelector,
  allowed: readonly string[],
  at: Place,
): void {
  const path = selector.fieldPath ?? '';
  const atPath = at.field('fieldPath');
  if (!checkPresent(selector.apiVersion, at.field('apiVersion')) || !checkPresent(path, atPath)) {
    return;
  }
  const { name, subscript } = splitSubscript(path);
  if (!isKnownField(name, subscript)) {
    atPath.invalid(path, conversionError(path, name, subscript));
  } else if (subscript === undefined) {
    if (!allowed.includes(name)) {
      atPath.notSupported(name, allowed);
    }
  } else {
    checkSubscript(name, subscript, at);
  }
}

/** A reference to a resource of a container. */
export function checkResourceSelector(
  selector: ResourceFieldSelector,
  at: Place,
  use: 'environment' | 'volume',
): void {
  const resource = selector.resource ?? '';
  if (use === 'volume' && (selector.containerName ?? '') === '') {
    at.field('containerName').required();
  } else if (resource === '') {
    at.field('resource').required();
  } else if (!containerResources.includes(resource) && !hugePagesPattern.test(resource)) {
    at.field('resource').notSupported(resource, containerResources);
  }
  checkDivisor(resource, String(selector.divisor ?? '0'), at.field('divisor'));
}

const hugePagesPattern = /^(requests|limits)\.hugepages-/;
const byteDivisors = /^1([kMGTPE]|[KMGTPE]i)?$/;

function checkDivisor(resource: string, divisor: string, at: Place): void {
  if (divisor === '0') {
    return;
  }
  const [, name = ''] = /^(?:requests|limits)\.(.*)$/.exec(resource) ?? [];
  const allowed = '1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei';
  if (name === 'cpu') {
    if (divisor !== '1m' && divisor !== '1') {
      at.invalid(resource, "only divisor's values 1m and 1 are supported with the cpu resource");
    }
    return;
  }
  const words = name.startsWith('hugepages-') ? 'hugepages' : byteResources[name];
  if (words !== undefined && !byteDivisors.test(divisor)) {
    at.invalid(
      resource,
      `only divisor's values ${allowed} are supported with the ${words} resource`,
    );
  }
}

const byteResources: { readonly [name: string]: string | undefined } = {
  memory: 'memory',
  'ephemeral-storage': 'local ephemeral storage',
};

function checkValueFrom(variable: EnvVar, at: Place): void {
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef } = variable.valueFrom ?? {};
  if (fieldRef !== undefined) {
    checkFieldSelector(fieldRef, environmentFields, at.field('fieldRef'));
  }
  if (resourceFieldRef !== undefined) {
    checkResourceSelector(resourceFieldRef, at.field('resourceFieldRef'), 'environment');
  }
  if (configMapKeyRef !== undefined) {
    checkKeySelector(configMapKeyRef, at.field('configMapKeyRef'));
  }
  if (secretKeyRef !== undefined) {
    checkKeySelector(secretKeyRef, at.field('secretKeyRef'));
  }
  const sources = Object.values(variable.valueFrom ?? {}).filter(source => source != null).length;
  if (sources === 0) {
    at.invalid('', noSource);
  } else if ((variable.value ?? '') !== '') {
    at.invalid('', 'may not be specified when `value` is not empty');
  } else if (sources > 1) {
    at.invalid('', twoSources);
  }
}

function checkKeySelector(
  selector: { readonly name?: string; readonly key?: string },
  at: Place,
): void {
  at.field('name').invalidEach(selector.name ?? '', dns1123Subdomain(selector.name ?? ''));
  checkRequiredName(selector.key, configMapKey, at.field('key'));
}

function splitSubscript(path: string): { name: string; subscript: string | undefined } {
  const match = /^(.*?)\['(.*)'\]$/s.exec(path);
  return match === null
    ? { name: path, subscript: undefined }
    : { name: match[1] ?? '', subscript: match[2] ?? '' };
}

function isKnownField(name: string, subscript: string | undefined): boolean {
  return subscript === undefined
    ? fieldLabels.has(name)
    : name === 'metadata.annotations' || name === 'metadata.labels';
}

function conversionError(path: string, name: string, subscript: string | undefined): string {
  const detail =
    subscript === undefined
      ? `field label not supported: ${path}`
      : `field label does not support subscript: ${name}`;
  return `error converting fieldPath: ${detail}`;
}

function checkSubscript(name: string, subscript: string, at: Place): void {
  const key = name === 'metadata.annotations' ? subscript.toLowerCase() : subscript;
  at.invalidEach(key, qualifiedName(key));
}
