// What the rules across objects find, kept per document: a document is judged again only when an answer it was given
// may have changed.

import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { type GraphObject, ObjectGraph, type Question } from '../core/graph/objectGraph.js';
import type { ManifestDocument } from '../core/manifest/node.js';
import { spanOfError } from './fieldRange.js';
import type { Finding } from './judgement.js';
import { rangeOf } from './place.js';
import type { Rule, RuleFinding, RuleSeverity } from './rules/rule.js';

/** What the person chose about rules. */
export interface RuleSettings {
  /** Severity by rule id; `off` silences. */
  readonly severities: Readonly<Record<string, RuleSeverity | 'off'>>;
  /** Packs that are on besides correctness. */
  readonly packs: readonly string[];
  /** Names as `Kind/name` or `group/Kind/name`, `*` for any name. */
  readonly providedElsewhere: readonly string[];
}

export const defaultRuleSettings: RuleSettings = {
  severities: {},
  packs: [],
  providedElsewhere: [],
};

interface Judged {
  readonly findings: readonly Finding[];
  readonly asked: ReadonlySet<Question>;
}

const severityNumbers = {
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

/** The graph of a workspace with the findings of its documents. */
export class WorkspaceFindings {
  readonly graph = new ObjectGraph();
  readonly #rules: readonly Rule[];
  #settings = defaultRuleSettings;
  #judged = new Map<string, Map<ManifestDocument, Judged>>();
  readonly #askers = new Map<Question, Map<ManifestDocument, string>>();

  constructor(rules: readonly Rule[]) {
    this.#rules = rules;
  }

  configure(settings: RuleSettings): void {
    this.#settings = settings;
    this.#judged = new Map();
    this.#askers.clear();
  }

  /** Takes a file's documents. Returns the other files whose findings may have changed. */
  update(uri: string, documents: readonly ManifestDocument[]): ReadonlySet<string> {
    const changed = this.graph.update(uri, documents);
    const kept = new Set(documents);
    for (const document of this.#judged.get(uri)?.keys() ?? []) {
      if (!kept.has(document)) {
        this.#forget(uri, document);
      }
    }
    const others = new Set<string>();
    for (const question of changed) {
      for (const [document, asker] of this.#askers.get(question) ?? []) {
        this.#forget(asker, document);
        others.add(asker);
      }
    }
    others.delete(uri);
    return others;
  }

  /** Findings of a document of a file, in its own lines. */
  findings(uri: string, document: ManifestDocument): readonly Finding[] {
    const known = this.#judged.get(uri)?.get(document);
    if (known !== undefined) {
      return known.findings;
    }
    const asked = new Set<Question>();
    const context = {
      graph: this.graph.noting(asked),
      isProvidedElsewhere: (groupKind: string, name: string) =>
        this.#isProvidedElsewhere(groupKind, name),
    };
    const findings = this.graph.objectsIn(uri, document).flatMap(object =>
      this.#rules.flatMap(rule => {
        const severity = this.#severityOf(rule);
        return severity === 'off'
          ? []
          : rule.check(object, context).map(found => toFinding(object, rule, found, severity));
      }),
    );
    this.#remember(uri, document, { findings, asked });
    return findings;
  }

  #severityOf(rule: Rule): RuleSeverity | 'off' {
    const isOn = rule.pack === 'correctness' || this.#settings.packs.includes(rule.pack);
    return this.#settings.severities[rule.id] ?? (isOn ? rule.severity : 'off');
  }

  #isProvidedElsewhere(groupKind: string, name: string): boolean {
    const kind = groupKind.slice(groupKind.lastIndexOf('/') + 1);
    const wanted = [`${groupKind}/${name}`, `${kind}/${name}`, `${groupKind}/*`, `${kind}/*`];
    return this.#settings.providedElsewhere.some(entry => wanted.includes(entry));
  }

  #remember(uri: string, document: ManifestDocument, judged: Judged): void {
    const documents = this.#judged.get(uri) ?? new Map<ManifestDocument, Judged>();
    documents.set(document, judged);
    this.#judged.set(uri, documents);
    for (const question of judged.asked) {
      const askers = this.#askers.get(question) ?? new Map<ManifestDocument, string>();
      askers.set(document, uri);
      this.#askers.set(question, askers);
    }
  }

  #forget(uri: string, document: ManifestDocument): void {
    const judged = this.#judged.get(uri)?.get(document);
    this.#judged.get(uri)?.delete(document);
    for (const question of judged?.asked ?? []) {
      const askers = this.#askers.get(question);
      askers?.delete(document);
      if (askers?.size === 0) {
        this.#askers.delete(question);
      }
    }
  }
}

function toFinding(
  { document }: GraphObject,
  rule: Rule,
  found: RuleFinding,
  severity: RuleSeverity,
): Finding {
  const span = spanOfError(document, [], found);
  return {
    range: rangeOf(document, span),
    severity: severityNumbers[severity],
    code: rule.id,
    message: found.message,
    field: fieldText(found.path),
    ...(found.data === undefined ? {} : { data: found.data }),
  };
}

function fieldText(path: RuleFinding['path']): string {
  return path.reduce<string>(
    (text, step) =>
      typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`,
    '',
  );
}
