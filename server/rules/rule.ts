// What a rule across objects is. Each lives in its own file, opens with its documentation and an example, and is one
// line of the registry in index.ts.

import type { GraphObject, GraphView } from '../../core/graph/objectGraph.js';
import type { FieldPath } from '../../core/validation/fieldError.js';
import type { FindingData } from '../judgement.js';

/** How loud a rule speaks by default. Rules across objects are never errors: the API server takes the document. */
export type RuleSeverity = 'warning' | 'information' | 'hint';

/** A rule. Pure: it asks the graph, and what it asks decides when it is asked again. */
export interface Rule {
  /** Stable id, for settings, suppression and documentation: `missing-config-map`. */
  readonly id: string;
  readonly severity: RuleSeverity;
  /** On unless asked for: `correctness` is on, packs of advice are opt-in. */
  readonly pack: 'correctness' | 'practice' | 'pod-security-baseline' | 'pod-security-restricted';
  check(object: GraphObject, context: RuleContext): readonly RuleFinding[];
}

export interface RuleContext {
  readonly graph: GraphView;
  /** Objects that exist although no manifest makes them: `drydock.providedElsewhere`. */
  isProvidedElsewhere(groupKind: string, name: string): boolean;
}

/** A finding at a path that starts at the document's root. */
export interface RuleFinding {
  readonly path: FieldPath;
  readonly atKey?: boolean;
  readonly message: string;
  readonly data?: FindingData;
  /** Other places that belong to the story. */
  readonly related?: readonly {
    readonly object: GraphObject;
    readonly path: FieldPath;
    readonly message: string;
  }[];
}
