// What the tests of rules have in common: a document in, the server's sentences out.
import { expect } from 'vitest';
import { applyDefaults } from '../../../core/defaulting/index.js';
import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { objectsOf } from '../../../core/manifest/objects.js';
import { parseManifest } from '../../../core/manifest/parseManifest.js';
import { validateDocument, validateUpdate } from '../../../core/validation/index.js';
import { testCatalogue } from '../../support/catalogue.js';

/** The one object of a YAML text. */
export function objectIn(yaml: string): KubernetesObject {
  const [object] = parseManifest(yaml).documents.flatMap(({ document }) => objectsOf(document));
  if (object === undefined) {
    throw new Error(`no object in: ${yaml}`);
  }
  return object.value() as KubernetesObject;
}

/** `field: message` of every fault of the document, in order. */
export function faultsOf(yaml: string): string[] {
  const { errors } = validateDocument(objectIn(yaml), { catalogue: testCatalogue() });
  return errors.map(({ field, message }) => `${field}: ${message}`);
}

/** The server's warnings about the document. */
export function warningsOf(yaml: string): readonly string[] {
  return validateDocument(objectIn(yaml), { catalogue: testCatalogue() }).warnings;
}

/** Expects as many faults as there are beginnings, each with its own. */
export function expectFaults(yaml: string, beginnings: readonly string[]): void {
  const faults = faultsOf(yaml);
  expect(faults.map((fault, index) => fault.slice(0, beginnings[index]?.length))).toEqual(
    beginnings,
  );
}

/** Expects a fault that begins so, before all others. */
export function expectFirstFault(yaml: string, beginning: string): void {
  expect(faultsOf(yaml)[0]?.slice(0, beginning.length)).toBe(beginning);
}

/** Expects that the server takes the document. */
export function expectAccepted(yaml: string): void {
  expect(faultsOf(yaml)).toEqual([]);
}

/** `field: message` of every fault of an update. */
export function updateFaultsOf(before: string, after: string): string[] {
  const errors = validateUpdate(applyDefaults(objectIn(after)), applyDefaults(objectIn(before)));
  return errors.map(({ field, message }) => `${field}: ${message}`);
}

/** A Pod with the given lines in its spec and in its only container. */
export function podWith({
  spec = '',
  container = '',
}: {
  spec?: string;
  container?: string;
}): string {
  return [
    'apiVersion: v1',
    'kind: Pod',
    'metadata: { name: web }',
    'spec:',
    ...indent(spec, 2),
    '  containers:',
    '    - name: main',
    '      image: nginx:1.27',
    ...indent(container, 6),
  ].join('\n');
}

/** A document of a kind with the given lines. */
export function documentOf(apiVersion: string, kind: string, body: string): string {
  return [
    `apiVersion: ${apiVersion}`,
    `kind: ${kind}`,
    'metadata: { name: web }',
    ...indent(body, 0),
  ].join('\n');
}

function indent(text: string, columns: number): string[] {
  const lines = text.split('\n').filter(line => line.trim() !== '');
  const first = /^ */.exec(lines[0] ?? '')?.[0].length ?? 0;
  return lines.map(line => ' '.repeat(columns) + line.slice(first));
}
