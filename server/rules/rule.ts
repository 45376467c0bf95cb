// What a rule across objects is. Each lives in its own file, opens with its documentation and an example, and is one
// line of the registry in index.ts.

import type { GraphObject, GraphView } from '../../core/graph/objectGraph.js';
import type { Resource } from '../../core/kubernetes/schema.js';
import type { Labels } from '../../core/kubernetes/selector.js';
import type { FieldPath } from '../../core/validation/fieldError.js';
import type { FindingData } from '../judgement.js';
import type { Reach } from '../reach.js';

/** How loud a rule speaks by default. Rules across objects are never errors: the API server takes the document. */
export type RuleSeverity = 'warning' | 'information' | 'hint';

/** `correctness` is on, packs of advice are opt-in. */
export type RulePack =
  | 'correctness'
  | 'practice'
  | 'pod-security-baseline'
  | 'pod-security-restricted';

/** A rule. Pure: it asks the graph, and what it asks decides when it is asked again. */
export interface Rule {
  /** Stable id, for settings, suppression and documentation: `missing-config-map`. */
  readonly id: string;
  readonly severity: RuleSeverity;
  readonly pack: RulePack;
  /** It speaks of what is not there: silent while a file nearby cannot be read as a whole. */
  readonly reportsAbsence?: true;
  /** It compares texts: objects are judged as they are written, not as kustomizations build them. */
  readonly judgesText?: true;
  check(object: GraphObject, context: RuleContext): readonly RuleFinding[];
}

/** What a rule may ask besides the object itself. */
export interface RuleContext extends Reach {
  readonly graph: GraphView;
  /** It changes part of another object: what it does not say stands there. */
  isPatch(object: GraphObject): boolean;
  /** Built by a kustomization: what is not built with it is not there. */
  isBuilt(object: GraphObject): boolean;
  /** Labels that its kustomizations add to pods and selectors. */
  labelsAdded(object: GraphObject): Labels;
  /** The name without what its kustomizations put before and after. */
  nameBeforeBuild(object: GraphObject, name: string): readonly string[];
  /** Objects that exist although no manifest makes them: `drydock.providedElsewhere`. */
  isProvidedElsewhere(groupKind: string, name: string): boolean;
  /** What the API has; empty where that is not known. */
  resources(): readonly Resource[];
  /** The object as it was when the file was last committed; undefined where that is not known. */
  baselineOf(object: GraphObject): unknown;
}

/** A finding at a path that starts at the document's root. */
export interface RuleFinding {
  readonly path: FieldPath;
  readonly atKey?: boolean;
  readonly message: string;
  /** Quieter than the rule is by default: what may well be meant so. */
  readonly severity?: RuleSeverity;
  readonly data?: FindingData;
  /** Other places that belong to the story. */
  readonly related?: readonly RelatedObject[];
}

/** A place in another object, with a few words on it: `these are its pods`. The path starts at its document's root. */
export interface RelatedObject {
  readonly object: GraphObject;
  readonly path: FieldPath;
  readonly message: string;
}
