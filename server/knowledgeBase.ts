// What is known of the API: one catalogue per Kubernetes version with the custom resources of the workspace laid over
// it, and the findings of every document judged by it so far.

import { withCustomResources } from '../core/customResources/catalogue.js';
import type { CustomResourceDefinition } from '../core/customResources/definitions.js';
import type { Catalogue } from '../core/kubernetes/schema.js';
import type { ManifestDocument } from '../core/manifest/node.js';
import { judgeDocument } from './features/diagnostics.js';
import type { Finding, Validate } from './judgement.js';
import type { Settings } from './settings.js';

/** Catalogues and findings. Owns both. */
export class KnowledgeBase {
  readonly #load: (version: string) => Catalogue;
  readonly #validate: Validate;
  readonly #builtIn = new Map<string, Catalogue>();
  readonly #layered = new Map<string, Catalogue>();
  readonly #findings = new Map<string, WeakMap<ManifestDocument, readonly Finding[]>>();
  /** The same, by the settings that ask. */
  readonly #bySettings = new WeakMap<Settings, WeakMap<ManifestDocument, readonly Finding[]>>();
  #definitions: readonly CustomResourceDefinition[] = [];

  constructor(load: (version: string) => Catalogue, validate: Validate) {
    this.#load = load;
    this.#validate = validate;
  }

  /** The definitions of custom resources that hold from now on. Whose findings they change, `forget` is told. */
  define(definitions: readonly CustomResourceDefinition[]): void {
    if (definitions !== this.#definitions) {
      this.#definitions = definitions;
      this.#layered.clear();
    }
  }

  /** The API of a version, custom resources included. */
  catalogue(version: string): Catalogue {
    const known = this.#layered.get(version);
    if (known !== undefined) {
      return known;
    }
    const builtIn = this.#builtIn.get(version) ?? this.#load(version);
    this.#builtIn.set(version, builtIn);
    const definitions = this.#definitions;
    const catalogue =
      definitions.length === 0 ? builtIn : withCustomResources(builtIn, definitions);
    this.#layered.set(version, catalogue);
    return catalogue;
  }

  /** Whether a document was judged with these settings already. */
  isJudged(document: ManifestDocument, settings: Settings): boolean {
    return this.#findingsWith(settings).has(document);
  }

  /** What is wrong with a document. Kept as long as the document is. */
  judge(document: ManifestDocument, settings: Settings): readonly Finding[] {
    const findings = this.#findingsWith(settings);
    const known = findings.get(document) ?? this.#judgeAnew(document, settings);
    findings.set(document, known);
    return known;
  }

  /** Drops what was found in a document. */
  forget(document: ManifestDocument): void {
    for (const findings of this.#findings.values()) {
      findings.delete(document);
    }
  }

  #findingsWith(settings: Settings): WeakMap<ManifestDocument, readonly Finding[]> {
    const known = this.#bySettings.get(settings);
    if (known !== undefined) {
      return known;
    }
    const key = keyOf(settings);
    const findings = this.#findings.get(key) ?? new WeakMap();
    this.#findings.set(key, findings);
    this.#bySettings.set(settings, findings);
    return findings;
  }

  #judgeAnew(document: ManifestDocument, settings: Settings): readonly Finding[] {
    const validate = this.#validate;
    const findings = [...this.#judgeBy(document, settings.kubernetesVersion, validate)];
    for (const version of settings.alsoCheckVersions) {
      if (version !== settings.kubernetesVersion) {
        const found = this.#judgeBy(document, version, validate);
        findings.push(...onlyIn(version, found, findings));
      }
    }
    return findings;
  }

  #judgeBy(document: ManifestDocument, version: string, validate: Validate): readonly Finding[] {
    return judgeDocument(document, { catalogue: this.catalogue(version), validate });
  }
}

/** Findings that another version adds, saying which. */
function onlyIn(
  version: string,
  found: readonly Finding[],
  known: readonly Finding[],
): readonly Finding[] {
  const same = (one: Finding, other: Finding): boolean =>
    one.code === other.code &&
    one.field === other.field &&
    one.range.start.line === other.range.start.line &&
    one.range.start.character === other.range.start.character;
  return found
    .filter(one => !known.some(other => same(one, other)))
    .map(one => ({ ...one, message: `Kubernetes ${version}: ${one.message}` }));
}

function keyOf({ kubernetesVersion, alsoCheckVersions }: Settings): string {
  return [kubernetesVersion, ...alsoCheckVersions].join(' ');
}
