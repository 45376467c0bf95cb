// What the rules across objects find, kept per document: a document is judged again only when an answer it was given
// may have changed.

import { changeOfDocuments, type DocumentChange } from '../core/graph/documentChange.js';
import { type GraphObject, ObjectGraph } from '../core/graph/objectGraph.js';
import { isAlikeQuestion, type Question } from '../core/graph/questions.js';
import { kindOf } from '../core/kubernetes/groupKind.js';
import type { Resource } from '../core/kubernetes/schema.js';
import { KustomizeBuilds } from '../core/kustomize/build.js';
import { kustomizationOf } from '../core/kustomize/kustomization.js';
import { Scopes } from '../core/kustomize/scopes.js';
import type { ManifestDocument } from '../core/manifest/node.js';
import { Baseline } from './baselines.js';
import { BuiltFindings, type ContextParts } from './builtFindings.js';
import { parseField } from './fieldText.js';
import type { Finding } from './judgement.js';
import { judgeObject, type PlacedFinding } from './judgeObject.js';
import { Namesakes } from './namesakes.js';
import { reachIn } from './reach.js';
import { defaultRuleSettings, type RuleChoices, type RuleSettings } from './ruleSettings.js';
import type { Rule, RuleContext } from './rules/rule.js';
import type { InBuild } from './surroundings.js';

interface Judged {
  readonly found: readonly PlacedFinding[];
  /** As part of a build, where only some rules look at the text itself. */
  readonly isPart: boolean;
  readonly asked: ReadonlySet<Question>;
}

/** The graph of a workspace with the findings of its documents. */
export class WorkspaceFindings {
  readonly graph = new ObjectGraph();
  readonly scopes = new Scopes();
  /** What kustomizations build. */
  readonly builds = new KustomizeBuilds({
    documentsOf: uri => this.graph.documentsOf(uri),
    objectsIn: (uri, document) => this.graph.objectsIn(uri, document),
    kustomizationIn: folder => this.scopes.kustomizationIn(folder),
  });
  readonly #built: BuiltFindings;
  readonly #namesakes = new Namesakes(uri => this.scopes.rootsOf(uri));
  readonly #rules: readonly Rule[];
  readonly #resources: () => readonly Resource[];
  #settings: RuleChoices = { key: '', of: () => defaultRuleSettings };
  #judged = new Map<string, Map<ManifestDocument, Judged>>();
  readonly #askers = new Map<Question, Map<ManifestDocument, string>>();
  /** Files with documents that cannot be read as a whole, and how many. */
  readonly #unreadable = new Map<string, number>();
  /** Whether such files are near a file; until either changes. */
  readonly #hidden = new Map<string, boolean>();
  readonly #baselines = new Map<string, Baseline>();
  #isReading = false;

  /** `resources`: what the API has, asked when a rule wants to know. */
  constructor(rules: readonly Rule[], resources: () => readonly Resource[] = () => []) {
    this.#rules = rules;
    this.#resources = resources;
    const { graph, scopes, builds } = this;
    const judge = this.#judgeBuilt.bind(this);
    this.#built = new BuiltFindings({ graph, scopes, builds, judge });
  }

  /** Takes what was chosen about rules; findings are forgotten where the choices differ from those before. */
  configure(settings: RuleChoices): void {
    if (settings.key !== this.#settings.key) {
      this.#forgetAll();
    }
    this.#settings = settings;
  }

  /** Takes a file's documents. Returns the other files whose findings may have changed. */
  update(uri: string, documents: readonly ManifestDocument[]): ReadonlySet<string> {
    const change = changeOfDocuments(this.graph.documentsOf(uri), documents);
    const changed = this.graph.update(uri, documents);
    for (const document of change.dropped) {
      this.#forget(uri, document);
    }
    const before = this.scopes.rootsOf(uri);
    const moved = this.scopes.set(uri, kustomizationOf(uri, documents));
    const turned = this.#noteUnreadable(uri, change);
    const others = new Set<string>();
    const roots = new Set([...before, ...this.scopes.rootsOf(uri)]);
    this.builds.forget(roots);
    if (moved.size > 0) {
      const affected = [...moved].flatMap(file => [...this.scopes.rootsOf(file)]);
      this.#built.forgetFound(new Set([...roots, ...affected]), others);
    }
    this.#built.update({ uri, roots }, changed, others);
    this.#forgetAskers(changed, others, uri);
    this.#forgetMoved(moved, others);
    if (turned || moved.size > 0) {
      this.#namesakes.forget();
      this.#hidden.clear();
    }
    if (turned) {
      for (const file of this.#unsureFiles()) {
        others.add(file);
      }
    }
    others.delete(uri);
    return others;
  }

  /**
   * Whether the workspace is being read: what is missing may be found yet. Returns the files whose findings may have
   * changed.
   */
  setReading(isReading: boolean): readonly string[] {
    if (this.#isReading === isReading) {
      return [];
    }
    this.#isReading = isReading;
    return this.#unsureFiles();
  }

  /** The objects of the file as last committed, for rules about what may not change. */
  setBaseline(uri: string, documents: readonly ManifestDocument[]): void {
    const baseline = new Baseline(documents);
    const isFirst = !this.#baselines.has(uri);
    this.#baselines.set(uri, baseline);
    for (const document of [...(this.#judged.get(uri)?.keys() ?? [])]) {
      if (!isFirst || !baseline.has(document)) {
        this.#forget(uri, document);
      }
    }
  }

  /** An object of a manifest as the one kustomization that builds it makes it. */
  inBuild(object: GraphObject): InBuild | undefined {
    return this.#built.inBuild(object);
  }

  /** Whether the file is a patch of a kustomization: partial objects. */
  isPatch(uri: string): boolean {
    return this.scopes.isPatch(uri);
  }

  /** Whether a document was judged and nothing it depends on has changed. */
  isJudged(uri: string, document: ManifestDocument): boolean {
    const isPart = this.#built.isPart(uri, document);
    return (
      this.#judged.get(uri)?.get(document)?.isPart === isPart &&
      (!isPart || this.#built.isJudged(uri, document))
    );
  }

  /** Findings of a document of a file, in its own lines. */
  findings(uri: string, document: ManifestDocument): readonly Finding[] {
    const isPart = this.#built.isPart(uri, document);
    const known = this.#judged.get(uri)?.get(document);
    const judged = known?.isPart === isPart ? known : this.#judge(uri, document, isPart);
    if (judged !== known) {
      this.#remember(uri, document, judged);
    }
    const isReadable = isPart && !isUnreadable(document);
    const found = [...judged.found, ...(isReadable ? this.#built.findings(uri, document) : [])];
    const isSure = found.every(({ isUnsure }) => !isUnsure);
    const isShown = isSure || !(this.#isReading || this.#mayBeHidden(uri));
    return found.filter(({ isUnsure }) => isShown || !isUnsure).map(({ finding }) => finding);
  }

  #judgeBuilt(
    object: GraphObject,
    asked: Set<Question>,
    parts: ContextParts,
  ): readonly PlacedFinding[] {
    if (isUnreadable(object.document)) {
      return [];
    }
    const settings = this.#settings.of(object.uri);
    const around = this.#contextFor(asked, settings);
    const context: RuleContext = {
      ...around,
      ...parts,
      namespaceOf: each => (each.build ? each.facts.namespace : around.namespaceOf(each)),
      isPatch: each => each.build === undefined && around.isPatch(each),
    };
    const rules = this.#rules.filter(({ judgesText }) => judgesText !== true);
    return judgeObject(object, { rules, context, settings });
  }

  #judge(uri: string, document: ManifestDocument, isPart: boolean): Judged {
    const asked = new Set<Question>();
    const rules = isPart ? this.#rules.filter(({ judgesText }) => judgesText) : this.#rules;
    const objects = this.graph
      .objectsIn(uri, document)
      .filter(({ facts }) => facts.isPartial !== true);
    if (objects.length === 0 || rules.length === 0 || isUnreadable(document)) {
      return { found: [], isPart, asked };
    }
    const settings = this.#settings.of(uri);
    const context = this.#contextFor(asked, settings);
    const found = objects.flatMap(object => judgeObject(object, { rules, context, settings }));
    return { found, isPart, asked };
  }

  #contextFor(asked: Set<Question>, settings: RuleSettings): RuleContext {
    const { scopes } = this;
    const graph = this.graph.noting(asked);
    return {
      graph: {
        ...graph,
        alike: (kind, name, uri) => this.#namesakes.near(graph.alike(kind, name, uri), uri),
      },
      ...reachIn(scopes),
      isPatch: object => object.facts.isPartial === true || scopes.isPatch(object.uri),
      isBuilt: object => scopes.rootsOf(object.uri).size > 0,
      labelsAdded: object => scopes.labelsAddedTo(object.uri),
      nameBeforeBuild: (object, name) => scopes.nameBeforeBuild(object.uri, name),
      resources: this.#resources,
      isProvidedElsewhere: (groupKind, name) => isProvidedElsewhere(groupKind, name, settings),
      baselineOf: ({ uri, facts }) => this.#baselines.get(uri)?.find(facts),
    };
  }

  /** Whether what is missing may stand in a file nearby that cannot be read as a whole. */
  #mayBeHidden(uri: string): boolean {
    const known = this.#hidden.get(uri);
    if (known !== undefined) {
      return known;
    }
    const unreadable = [...this.#unreadable.keys()];
    const isHidden = unreadable.some(file => this.scopes.relation(uri, file) === 'together');
    this.#hidden.set(uri, isHidden);
    return isHidden;
  }

  /** True when the file can be read as a whole now and could not before, or the other way round. */
  #noteUnreadable(uri: string, { added, dropped }: DocumentChange): boolean {
    const before = this.#unreadable.get(uri) ?? 0;
    const now = before + added.filter(isUnreadable).length - dropped.filter(isUnreadable).length;
    if (now > 0) {
      this.#unreadable.set(uri, now);
    } else {
      this.#unreadable.delete(uri);
    }
    return before > 0 !== now > 0;
  }

  /** Judged files that say something is missing. */
  #unsureFiles(): readonly string[] {
    return [...this.#judged].flatMap(([uri, documents]) =>
      [...documents].some(
        ([document, { found, isPart }]) =>
          found.some(({ isUnsure }) => isUnsure) ||
          (isPart && this.#built.findings(uri, document).some(({ isUnsure }) => isUnsure)),
      )
        ? [uri]
        : [],
    );
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

  /**
   * Forgets what was found by those who asked these questions, which a file has other answers to; notes their files.
   */
  #forgetAskers(questions: Iterable<Question>, others: Set<string>, uri: string): void {
    for (const question of this.#askers.size === 0 ? [] : questions) {
      const isOfTogether = isAlikeQuestion(question);
      for (const [document, asker] of this.#askers.get(question) ?? []) {
        if (isOfTogether && this.scopes.relation(asker, uri) !== 'together') {
          continue;
        }
        this.#forget(asker, document);
        others.add(asker);
      }
    }
  }

  /** Forgets what was found in files that are built in another way now, and by those who looked at them. */
  #forgetMoved(files: ReadonlySet<string>, others: Set<string>): void {
    for (const file of files) {
      for (const document of [...(this.#judged.get(file)?.keys() ?? [])]) {
        this.#forget(file, document);
        others.add(file);
      }
      this.#forgetAskers(this.graph.questionsAbout(file), others, file);
    }
  }

  #forgetAll(): void {
    this.#judged = new Map();
    this.#askers.clear();
    this.#built.forgetFindings();
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

function isProvidedElsewhere(
  groupKind: string,
  name: string,
  { providedElsewhere }: RuleSettings,
): boolean {
  const kind = kindOf(groupKind);
  const wanted = [`${groupKind}/${name}`, `${kind}/${name}`, `${groupKind}/*`, `${kind}/*`];
  return providedElsewhere.some(entry => wanted.includes(entry));
}

/** What a partial object cannot be blamed for. */
const partialCodes: ReadonlySet<string> = new Set(['required', 'untyped-object', 'unknown-kind']);

/** Whether a finding is about what a partial object says, not about what it leaves out. */
export function isOfPart(document: ManifestDocument, { code, field, message }: Finding): boolean {
  const { path } = parseField(`${field}:`);
  const isTorn = message.includes('does not match template');
  return !partialCodes.has(code) && !isTorn && (field === '' || document.find(path).exact);
}

function isUnreadable({ nature, problems }: ManifestDocument): boolean {
  return (
    nature === 'helm-template' ||
    problems.some(({ severity, code }) => severity === 'error' && code !== 'duplicate-key')
  );
}
