/**
 * Defaults in the schemas of CustomResourceDefinitions: they fit the schema they stand in and have no fields it lacks.
 *
 *     replicas: { type: integer, default: many }   # must be of type integer
 */
import { pruneUnknown } from '../../customResources/prune.js';
import { checkSchema } from '../../customResources/schemaCheck.js';
import { readSchema, type SchemaNode } from '../../customResources/schemaNode.js';
import type { Place } from '../place.js';

/** Checks the defaults of a version's schema that has no other fault. */
export function checkDefaults(schema: unknown, at: Place): void {
  const root = readSchema(schema);
  for (const [name, child] of root.properties) {
    const atChild = at.field('properties').key(name);
    if (name === 'metadata' || name === 'apiVersion' || name === 'kind') {
      forbidDefaults(child, `in top-level ${name}`, atChild);
    } else {
      checkNode(child, atChild);
    }
  }
}

function forbidDefaults(node: SchemaNode, where: string, at: Place): void {
  if (node.hasDefault) {
    at.field('default').forbidden(`must not be set ${where}`);
  }
  for (const [name, child] of node.properties) {
    forbidDefaults(child, where, at.field('properties').key(name));
  }
}

function checkNode(node: SchemaNode, at: Place): void {
  if (node.hasDefault) {
    checkDefault(node, at.field('default'));
  }
  if (node.items !== undefined) {
    checkNode(node.items, at.field('items'));
  }
  if (node.isEmbedded) {
    return;
  }
  for (const [name, child] of node.properties) {
    checkNode(child, at.field('properties').key(name));
  }
}

function checkDefault(node: SchemaNode, at: Place): void {
  const value = node.defaultValue;
  if (!node.isEmbedded && pruneUnknown(value, node).unknown.length > 0) {
    at.invalid(value, 'must not have unknown fields');
  }
  for (const { type, path, message } of checkSchema(value, node)) {
    const below = path.reduce<Place>(
      (place, step) => (typeof step === 'number' ? place.item(step) : place.field(step)),
      at,
    );
    below.report(type, message);
  }
}
