// What the person chose about rules across objects: severities, packs of advice, what is provided elsewhere.

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

const severities: readonly unknown[] = ['warning', 'information', 'hint', 'off'];

/** Reads `rules`, `rulePacks` and `providedElsewhere` of the `drydock` section; wrong values count as not set. */
export function readRuleSettings(section: Readonly<Record<string, unknown>>): RuleSettings {
  const { rules, rulePacks, providedElsewhere } = section;
  const entries = typeof rules === 'object' && rules !== null ? Object.entries(rules) : [];
  return {
    severities: Object.fromEntries(entries.filter(([, severity]) => severities.includes(severity))),
    packs: texts(rulePacks),
    providedElsewhere: texts(providedElsewhere),
  };
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter(entry => typeof entry === 'string') : [];
}
