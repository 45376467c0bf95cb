// From what a rule found to what is said of a document: severities as chosen, ranges, places of other objects.

import { DiagnosticSeverity } from 'vscode-languageserver-types';
import type { ManifestDocument } from '../core/manifest/node.js';
import { spanOfError } from './fieldRange.js';
import { showField } from './fieldText.js';
import type { Finding, RelatedPlace } from './judgement.js';
import { rangeOf } from './place.js';
import type { RuleSettings } from './ruleSettings.js';
import type { RelatedObject, Rule, RuleFinding, RuleSeverity } from './rules/rule.js';

const severityNumbers = {
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

/** How loud a rule speaks under some choices. */
export function severityOf(
  rule: Pick<Rule, 'id' | 'pack' | 'severity'>,
  { packs, severities }: RuleSettings,
): RuleSeverity | 'off' {
  const isOn = rule.pack === 'correctness' || packs.includes(rule.pack);
  return severities[rule.id] ?? (isOn ? rule.severity : 'off');
}

/** The finding of a rule in a document, in the document's lines. */
export function toFinding(
  document: ManifestDocument,
  rule: Pick<Rule, 'id'>,
  found: RuleFinding,
  severity: RuleSeverity | 'off',
): Finding {
  const span = spanOfError(document, [], found);
  return {
    range: rangeOf(document, span),
    severity: severityNumbers[quieter(severity === 'off' ? 'hint' : severity, found.severity)],
    code: rule.id,
    message: found.message,
    field: showField(found.path),
    rulePage: `${rule.id}.md`,
    ...(found.data === undefined ? {} : { data: found.data }),
    ...(found.related === undefined ? {} : { related: found.related.map(toRelatedPlace) }),
  };
}

function toRelatedPlace({ object, path, message }: RelatedObject): RelatedPlace {
  const { groupKind, name, namespace } = object.facts;
  return { uri: object.uri, document: object.document, groupKind, name, namespace, path, message };
}

function quieter(first: RuleSeverity, second: RuleSeverity = first): RuleSeverity {
  return severityNumbers[first] > severityNumbers[second] ? first : second;
}
