// What a check of kustomization files is: like a rule across objects, but it is asked about a file. Each lives in its
// own file of rules/, opens with its documentation, and is one line of rules/index.ts.

import type { Fields } from '../../core/json.js';
import type { ObjectType } from '../../core/kubernetes/schema.js';
import type { ManifestDocument } from '../../core/manifest/node.js';
import type { RuleFinding, RuleSeverity } from '../rules/rule.js';
import type { KustomizationWorld } from './world.js';

/** A kustomization file. */
export interface KustomizationFile {
  readonly uri: string;
  /** The folder that paths start from. */
  readonly folder: string;
  readonly document: ManifestDocument;
  readonly fields: Fields;
  /** What kustomize takes in it. */
  readonly type: ObjectType;
}

/** A check. Pure. kustomize refuses no document of the API, so that these are warnings at most. */
export interface KustomizationRule {
  readonly id: string;
  readonly severity: RuleSeverity;
  readonly pack: 'correctness';
  check(file: KustomizationFile, world: KustomizationWorld): readonly RuleFinding[];
}
