// Whole objects inside custom resources (`x-kubernetes-embedded-resource`): they must say what they are.
import { isFields } from '../json.js';
import { dns1035Label, nameIsPathSegment } from '../validation/names.js';
import type { Place } from '../validation/place.js';
import { checkMetadata } from './metadata.js';
import type { SchemaNode } from './schemaNode.js';

/** Checks the embedded objects of a value, not the value itself. */
export function checkEmbeddedResources(value: unknown, node: SchemaNode, at: Place): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      checkBelow(item, node.items, at.item(index));
    }
  } else if (isFields(value)) {
    for (const name of Object.keys(value)) {
      const property = node.properties.get(name);
      const place = property === undefined ? at.key(name) : at.field(name);
      checkBelow(value[name], property ?? node.additional, place);
    }
  }
}

function checkBelow(value: unknown, node: SchemaNode | undefined, at: Place): void {
  if (node === undefined) {
    return;
  }
  if (node.isEmbedded && isFields(value)) {
    checkEmbedded(value, at);
  }
  checkEmbeddedResources(value, node, at);
}

function checkEmbedded(value: Readonly<Record<string, unknown>>, at: Place): void {
  checkText(value['apiVersion'], at.field('apiVersion'), () => []);
  checkText(value['kind'], at.field('kind'), kind => dns1035Label(kind.toLowerCase()));
  const { metadata } = value;
  if (isFields(metadata)) {
    const meta = { name: 'fakename', ...metadata };
    checkMetadata(meta, { name: nameIsPathSegment, namespaced: true }, at.field('metadata'));
  }
}

function checkText(value: unknown, at: Place, check: (text: string) => readonly string[]): void {
  if (value === undefined) {
    at.required('must not be empty');
  } else if (typeof value !== 'string') {
    at.invalid(value, 'must be a string');
  } else if (value === '') {
    at.invalid(value, 'must not be empty');
  } else {
    const [fault] = check(value);
    if (fault !== undefined) {
      at.invalid(value, `may have mixed case, but should otherwise match: ${fault}`);
    }
  }
}
