// One object under all rules: what is found, less what its author does not want to hear.

import type { GraphObject } from '../core/graph/objectGraph.js';
import type { ManifestDocument } from '../core/manifest/node.js';
import { placeOf } from './builtGraph.js';
import type { Finding } from './judgement.js';
import { severityOf, toFinding } from './ruleFinding.js';
import type { RuleSettings } from './ruleSettings.js';
import type { RelatedObject, Rule, RuleContext, RuleFinding } from './rules/rule.js';
import { ignoredByAnnotation, readSuppressions, silences } from './rules/suppression.js';

/** A finding with the document it is in. */
export interface PlacedFinding {
  readonly uri: string;
  readonly document: ManifestDocument;
  readonly finding: Finding;
  /** It speaks of what is not there. */
  readonly isUnsure: boolean;
}

/** What an object is judged with. */
export interface Judging {
  readonly rules: readonly Rule[];
  readonly context: RuleContext;
  readonly settings: RuleSettings;
}

/** What the rules find in an object, each where its cause is written. */
export function judgeObject(object: GraphObject, judging: Judging): readonly PlacedFinding[] {
  const { rules, context, settings } = judging;
  const ignored = ignoredByAnnotation(object.facts.value);
  const { everywhere } = readSuppressions(object.document);
  return rules.flatMap(rule => {
    const severity = severityOf(rule, settings);
    const silenced = severity === 'off' || silences(ignored, rule.id);
    if (silenced || silences(everywhere, rule.id)) {
      return [];
    }
    return rule.check(object, context).flatMap(found => {
      const { source, ...placed } = whereWritten(object, found);
      const finding = toFinding(source.document, rule, placed, severity);
      const { lines, everywhere: ofPart } = readSuppressions(source.document);
      return silences(ofPart, rule.id) || silences(lines.get(finding.range.start.line), rule.id)
        ? []
        : [{ ...source, finding, isUnsure: rule.reportsAbsence === true }];
    });
  });
}

function whereWritten(object: GraphObject, found: RuleFinding) {
  const { source, path, isOpaque } = placeOf(object, found.path);
  const related = found.related?.map(placedRelated);
  const { replacements: _lost, ...rest } = found.data ?? {};
  // A patch inside a text is shown as a whole: a word cannot take its place.
  const data = isOpaque ? rest : found.data;
  return {
    ...found,
    ...(data === undefined ? {} : { data }),
    ...(related === undefined ? {} : { related }),
    source,
    path,
  };
}

function placedRelated(related: RelatedObject): RelatedObject {
  const { source, path } = placeOf(related.object, related.path);
  const { facts } = related.object;
  return { ...related, object: { ...source, facts }, path };
}
