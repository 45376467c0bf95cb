// What the checks of kustomization files find, kept per document until something they build changes.

import type { ManifestDocument } from '../../core/manifest/node.js';
import type { Finding } from '../judgement.js';
import { severityOf, toFinding } from '../ruleFinding.js';
import { defaultRuleSettings, type RuleChoices } from '../ruleSettings.js';
import { readSuppressions, silences } from '../rules/suppression.js';
import { kustomizationFile } from './file.js';
import { kustomizationRules } from './rules/index.js';
import type { KustomizationWorld } from './world.js';

const none: readonly Finding[] = [];

/** The checks of one workspace's kustomizations. */
export class KustomizationFindings {
  readonly #world: KustomizationWorld;
  #choices: RuleChoices = { key: '', of: () => defaultRuleSettings };
  #known = new Map<string, Map<ManifestDocument, readonly Finding[]>>();

  constructor(world: KustomizationWorld) {
    this.#world = world;
  }

  configure(choices: RuleChoices): void {
    this.#choices = choices;
    this.#known = new Map();
  }

  /** A file has other documents, or is there or gone. Returns the other files whose findings may have changed. */
  update(uri: string): readonly string[] {
    const { scopes } = this.#world;
    const isOne = this.#known.has(uri) || scopes.kustomization(uri) !== undefined;
    const roots = scopes.rootsOf(uri);
    if (!isOne && roots.size === 0) {
      return [];
    }
    const affected = [...this.#known.keys()].filter(root => isOne || roots.has(root));
    for (const root of affected) {
      this.#known.delete(root);
    }
    return affected.filter(root => root !== uri);
  }

  /** Findings of a document of a file, in its own lines; none where it is no kustomization. */
  findings(uri: string, document: ManifestDocument): readonly Finding[] {
    const file = kustomizationFile(uri, document);
    if (file === undefined) {
      return none;
    }
    const documents = this.#known.get(uri) ?? new Map<ManifestDocument, readonly Finding[]>();
    const found = documents.get(document) ?? this.#check(uri, document);
    this.#known.set(uri, documents.set(document, found));
    return found;
  }

  #check(uri: string, document: ManifestDocument): readonly Finding[] {
    const file = kustomizationFile(uri, document);
    const settings = this.#choices.of(uri);
    const { everywhere, lines } = readSuppressions(document);
    return kustomizationRules.flatMap(rule => {
      const severity = severityOf(rule, settings);
      return file === undefined || severity === 'off' || silences(everywhere, rule.id)
        ? []
        : rule
            .check(file, this.#world)
            .map(finding => toFinding(document, rule, finding, severity))
            .filter(({ range }) => !silences(lines.get(range.start.line), rule.id));
    });
  }
}
