// What the person chose about rules across objects: severities, packs of advice, what is provided elsewhere.

import { type Fields, fieldsOf, textsOf } from '../core/json.js';
import type { RuleSeverity } from './rules/rule.js';

/** Choices about rules, for the files of one workspace folder. */
export interface RuleSettings {
  /** Severity by rule id; `off` silences. */
  readonly severities: Readonly<Record<string, RuleSeverity | 'off'>>;
  /** Packs that are on besides correctness. */
  readonly packs: readonly string[];
  /** Names as `Kind/name` or `group/Kind/name`, `*` for any name. */
  readonly providedElsewhere: readonly string[];
}

/** What was chosen about rules, by file. */
export interface RuleChoices {
  /** Differs where any choice does. */
  readonly key: string;
  readonly of: (uri: string) => RuleSettings;
}

/** What counts where nothing was chosen. */
export const defaultRuleSettings: RuleSettings = {
  severities: {},
  packs: [],
  providedElsewhere: [],
};

const severities = ['warning', 'information', 'hint', 'off'] as const;

/** Reads `rules`, `rulePacks` and `providedElsewhere` of the `drydock` section; wrong values count as not set. */
export function readRuleSettings(section: Fields): RuleSettings {
  const { rules, rulePacks, providedElsewhere } = section;
  const entries = Object.entries(fieldsOf(rules)).flatMap(([id, wanted]) => {
    const severity = severities.find(known => known === wanted);
    return severity === undefined ? [] : [[id, severity] as const];
  });
  return {
    severities: Object.fromEntries(entries),
    packs: textsOf(rulePacks),
    providedElsewhere: textsOf(providedElsewhere),
  };
}
