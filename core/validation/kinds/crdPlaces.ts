// Where the server sees the parts of a CustomResourceDefinition's versions: what all versions say alike stands above
// them in its internal API, and its messages name it there.
import type { CustomResourceDefinitionVersion } from '../../../schemas/built/types.js';
import { sameValue } from '../immutable.js';
import type { Place } from '../place.js';

/** One version among all. */
export interface Versions {
  readonly versions: readonly CustomResourceDefinitionVersion[];
  readonly index: number;
  /** The list of versions. */
  readonly at: Place;
}

/** The place of a version's schema; undefined where an earlier version's is looked at for all. */
export function schemaPlace(of: Versions): Place | undefined {
  return placeOf(of, 'schema', 'validation')?.field('openAPIV3Schema');
}

/** The place of a version's printer columns, as of its schema. */
export function columnsPlace(of: Versions): Place | undefined {
  return placeOf(of, 'additionalPrinterColumns', 'additionalPrinterColumns');
}

/** The place of a version's subresources, as of its schema. */
export function subresourcesPlace(of: Versions): Place | undefined {
  return placeOf(of, 'subresources', 'subresources');
}

/** The place of a version's selectable fields, as of its schema. */
export function selectableFieldsPlace(of: Versions): Place | undefined {
  return placeOf(of, 'selectableFields', 'selectableFields');
}

type Part = 'schema' | 'additionalPrinterColumns' | 'subresources' | 'selectableFields';

function placeOf({ versions, index, at }: Versions, part: Part, shown: string): Place | undefined {
  const [first] = versions;
  if (!versions.every(version => sameValue(version[part], first?.[part]))) {
    return at.item(index).field(part);
  }
  return index === 0 ? at.shownAbove().silent(index).fieldShownAs(part, shown) : undefined;
}
