// What a built object tells others: like an object of a manifest, with the fields it ends up with. Paths start at the
// object itself.

import type { BuiltObject } from '../kustomize/builtObject.js';
import { factsOfValue, type ObjectFacts } from './objectFacts.js';
import type { GraphObject } from './objectGraph.js';

/** A built object as the graph of its build holds it. */
export function graphObjectOf(built: BuiltObject): GraphObject {
  const { uri, document } = built.origin;
  const { content, namespaces } = built;
  return {
    uri,
    document,
    facts: factsOfBuilt(built),
    build: { origin: content.origin, namespaces },
  };
}

function factsOfBuilt({ origin, content, namespaces, hasMoreKeys }: BuiltObject): ObjectFacts {
  const { apiVersion, kind, name, isGenerated } = origin.facts;
  const namespace = namespaces.at(-1);
  const identity = { apiVersion, kind, name, namespace };
  return { ...factsOfValue(identity, content.value, []), isGenerated, hasMoreKeys };
}
