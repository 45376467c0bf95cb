// Definitions of custom resources for tests, and one way to judge with them.
import {
  type CustomResourceVersion,
  crdsIn,
  prepareCustomResource,
  validateCustomResource,
} from '../../../core/customResources/index.js';
import { jsonOf } from '../../support/manifest.js';

/** The one version of a definition whose schema of `spec` is the YAML given. */
export function versionWithSpec(specSchema: string): CustomResourceVersion {
  const schema = jsonOf(specSchema) as Record<string, unknown>;
  return versionWithSchema({ type: 'object', properties: { spec: { type: 'object', ...schema } } });
}

/** The one version of a definition with a schema. */
export function versionWithSchema(openAPIV3Schema: unknown): CustomResourceVersion {
  const [definition] = crdsIn([
    {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      spec: {
        group: 'example.com',
        scope: 'Namespaced',
        names: { kind: 'Widget', plural: 'widgets' },
        versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema } }],
      },
    },
  ]);
  const version = definition?.versions[0];
  if (version === undefined) {
    throw new Error('no version');
  }
  return version;
}

/** A Widget with a spec. */
export function widget(spec: unknown): Record<string, unknown> {
  return { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'one' }, spec };
}

/** What the server says of a Widget, as `field: message`; `previous` is its spec before an update. */
export function verdictOn(
  version: CustomResourceVersion,
  spec: unknown,
  previous?: unknown,
): string[] {
  const { value, unknown } = prepareCustomResource(widget(spec), version);
  const old =
    previous === undefined ? undefined : prepareCustomResource(widget(previous), version).value;
  const { errors } = validateCustomResource(value, version, old);
  return [...unknown.map(({ message }) => message), ...errors.map(show)];
}

/** Rules that could not be evaluated. */
export function hintsOn(version: CustomResourceVersion, spec: unknown): string[] {
  return validateCustomResource(widget(spec), version).hints.map(({ code }) => code);
}

function show({ field, message }: { readonly field: string; readonly message: string }): string {
  return `${field}: ${message}`;
}
