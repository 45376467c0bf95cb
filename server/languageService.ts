// The language service: everything the editor asks, as pure functions over the open files. The LSP shell and the
// command line speak to it; it knows no connection, no files and no clock.

import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Position,
  Range,
  SelectionRange,
  TextEdit,
} from 'vscode-languageserver-types';
import type { Catalogue } from '../core/kubernetes/schema.js';
import type { Manifest, ManifestDocument, PlacedDocument } from '../core/manifest/node.js';
import { parseManifest } from '../core/manifest/parseManifest.js';
import type { ManifestObject } from '../core/protocol.js';
import { applyChanges, type TextChange } from './applyChanges.js';
import { CustomDefinitions, hasKindIn } from './customDefinitions.js';
import { createDecorations } from './decorations.js';
import { codeActions, fixAllActions, wantsFixAll } from './features/codeActions.js';
import { codeLenses } from './features/codeLenses.js';
import { completeAt, resolveCompletion, uriOfItem } from './features/completion.js';
import { documentSymbols } from './features/documentSymbols.js';
import { foldingRanges } from './features/foldingRanges.js';
import { formatDocuments } from './features/formatting.js';
import { hoverAt } from './features/hover.js';
import { countObjects, manifestObjects } from './features/objects.js';
import { selectionRanges } from './features/selectionRanges.js';
import { createRelatedLocator, type FileDiagnostic, toFileDiagnostic } from './fileDiagnostics.js';
import type { Finding } from './judgement.js';
import { KnowledgeBase } from './knowledgeBase.js';
import { noFileTree } from './kustomization/fileTree.js';
import { KustomizationFindings } from './kustomization/findings.js';
import { createWorld, type KustomizationWorld } from './kustomization/world.js';
import { createWorkspace } from './names/workspace.js';
import { createNavigation, type Navigation } from './navigation.js';
import { readInSteps } from './readInSteps.js';
import { RelatedFiles } from './relatedFiles.js';
import { rules } from './rules/index.js';
import type { LanguageService, LanguageServiceOptions } from './serviceContract.js';
import {
  defaultSettings,
  ruleChoicesOf,
  type Settings,
  settingsOf,
  type WorkspaceSettings,
} from './settings.js';
import { SlicedJudging } from './slicedJudging.js';
import type { Surroundings } from './surroundings.js';
import { WordsInUse } from './wordsInUse.js';
import { isOfPart, WorkspaceFindings } from './workspaceFindings.js';

export type { LanguageService, LanguageServiceOptions } from './serviceContract.js';

/** A language service without open files. */
export function createLanguageService(options: LanguageServiceOptions): LanguageService {
  return new OpenFiles(options);
}

interface OpenFile {
  readonly version: number;
  readonly manifest: Manifest;
}

class OpenFiles implements LanguageService {
  readonly #knowledge: KnowledgeBase;
  readonly #files = new Map<string, OpenFile>();
  #rulePages: string | undefined;
  readonly #definitions = new CustomDefinitions();
  readonly #findings = new WorkspaceFindings(
    rules,
    () => this.#knowledge.catalogue(this.#settings.base.kubernetesVersion).resources,
  );
  readonly #workspace = createWorkspace({
    graph: this.#findings.graph,
    scopes: this.#findings.scopes,
    manifestOf: uri => this.manifestOf(uri),
    versionOf: uri => this.versionOf(uri),
  });
  readonly navigation: Navigation;
  readonly decorations = createDecorations({
    manifestOf: uri => this.manifestOf(uri),
    settingsOf: uri => this.#settingsOf(uri),
    catalogueOf: uri => this.#catalogue(uri),
    surroundingsOf: uri => this.#surroundings(uri),
  });
  readonly #words = new WordsInUse();
  readonly #world: KustomizationWorld;
  readonly #kustomizations: KustomizationFindings;
  readonly #pointing = new RelatedFiles();
  readonly #judging = new SlicedJudging();
  #settings: WorkspaceSettings = { base: defaultSettings, folders: new Map() };

  constructor({ loadCatalogue, validate, files = noFileTree }: LanguageServiceOptions) {
    this.#knowledge = new KnowledgeBase(loadCatalogue, validate);
    const { graph, scopes, builds } = this.#findings;
    this.#world = createWorld({ graph, scopes, builds, files });
    this.#kustomizations = new KustomizationFindings(this.#world);
    this.navigation = createNavigation(this.#workspace, this.#world);
  }

  explainRulesAt(pages: string): void {
    this.#rulePages = pages;
  }

  configure(base: Settings, folders: ReadonlyMap<string, Settings> = new Map()): void {
    this.#settings = { base, folders };
    this.#findings.configure(ruleChoicesOf(this.#settings));
    this.#kustomizations.configure(ruleChoicesOf(this.#settings));
  }

  openDocument(uri: string, text: string, version: number): readonly string[] {
    const previous = this.#files.get(uri)?.manifest;
    const manifest = parseManifest(text, previous);
    return this.#take(uri, { version, manifest });
  }

  changeDocument(uri: string, changes: readonly TextChange[], version: number): readonly string[] {
    const file = this.#files.get(uri);
    const empty = parseManifest('');
    const manifest = applyChanges(file?.manifest ?? empty, changes);
    return this.#take(uri, { version, manifest });
  }

  indexFile(uri: string, text: string | undefined): readonly string[] {
    return [...new Set([...this.indexInSteps(uri, text)].flat())];
  }

  *indexInSteps(uri: string, text: string | undefined): Generator<readonly string[]> {
    const known = this.#findings.graph.documentsOf(uri);
    for (const documents of text === undefined ? [[]] : readInSteps(text, known)) {
      if (this.#files.has(uri)) {
        return;
      }
      yield this.#shownOf([uri, ...this.#share(uri, documents)]);
    }
  }

  setReading(isReading: boolean): readonly string[] {
    return this.#shownOf(this.#findings.setReading(isReading));
  }

  closeDocument(uri: string): readonly string[] {
    this.#files.delete(uri);
    return this.#forget(this.#definitions.close(uri));
  }

  setBaseline(uri: string, text: string): void {
    const { documents } = parseManifest(text, this.manifestOf(uri));
    this.#findings.setBaseline(
      uri,
      documents.map(placed => placed.document),
    );
  }

  fileMoved(uri: string): readonly string[] {
    return this.#shownOf(this.#kustomizations.update(uri));
  }

  storeDefinitions(source: string, objects: readonly unknown[]): readonly string[] {
    return this.#forget(this.#definitions.store(source, objects));
  }

  get openUris(): readonly string[] {
    return [...this.#files.keys()];
  }

  get shownUris(): readonly string[] {
    return this.#shownOf(new Set([...this.openUris, ...this.#findings.graph.uris]));
  }

  versionOf(uri: string): number | undefined {
    return this.#files.get(uri)?.version;
  }

  manifestOf(uri: string): Manifest | undefined {
    return this.#files.get(uri)?.manifest;
  }

  judgeSome(uri: string, count: number): boolean {
    const settings = this.#settingsOf(uri);
    return this.#judging.judgeSome(this.#documents(uri), count, {
      isJudged: document => this.#isJudged(uri, document, settings),
      judge: document => {
        this.#knowledge.judge(document, settings);
        this.#findings.findings(uri, document);
      },
    });
  }

  diagnostics(uri: string): FileDiagnostic[] {
    const settings = this.#settingsOf(uri);
    const rulePages = this.#rulePages;
    const locate = createRelatedLocator(this.#workspace);
    const found: FileDiagnostic[] = [];
    for (const placed of this.#documents(uri)) {
      const own = this.#ownFindings(uri, placed.document, settings);
      const across = [
        ...this.#findings.findings(uri, placed.document),
        ...this.#kustomizations.findings(uri, placed.document),
      ];
      for (const finding of own.length + across.length === 0 ? [] : [...own, ...across]) {
        found.push(toFileDiagnostic(finding, placed, { rulePages, locate }));
      }
    }
    this.#pointing.note(uri, found);
    return found;
  }

  complete(uri: string, position: Position): CompletionList {
    const manifest = this.manifestOf(uri);
    const settings = this.#settingsOf(uri);
    const catalogue = this.#catalogue(uri);
    return manifest === undefined
      ? { isIncomplete: false, items: [] }
      : completeAt(manifest, position, {
          uri,
          catalogue,
          settings,
          surroundings: this.#surroundings(uri),
          world: this.#world,
        });
  }

  resolveCompletion(item: CompletionItem): CompletionItem {
    return resolveCompletion(item, this.#catalogue(uriOfItem(item)), this.#findings.graph);
  }

  hover(uri: string, position: Position, nowMs?: number): Hover | undefined {
    const manifest = this.manifestOf(uri);
    const { kubernetesVersion } = this.#settingsOf(uri);
    const catalogue = this.#catalogue(uri);
    const surroundings = this.#surroundings(uri);
    const world = this.#world;
    const options = { catalogue, kubernetesVersion, surroundings, world, nowMs };
    return manifest && hoverAt(manifest, position, options);
  }

  symbols(uri: string): DocumentSymbol[] {
    return this.#from(uri, documentSymbols);
  }

  foldingRanges(uri: string): FoldingRange[] {
    return this.#from(uri, foldingRanges);
  }

  selectionRanges(uri: string, positions: readonly Position[]): SelectionRange[] {
    return this.#from(uri, manifest => selectionRanges(manifest, positions));
  }

  codeActions(
    uri: string,
    diagnostics: readonly Diagnostic[],
    asked?: Range,
    only?: readonly string[],
  ): CodeAction[] {
    const workspace = this.#workspace;
    const catalogue = this.#catalogue(uri);
    const range = asked ?? diagnostics[0]?.range ?? startOfText;
    const context = { workspace, uri, range, catalogue };
    return this.#from(uri, () =>
      wantsFixAll(only)
        ? fixAllActions({ ...context, diagnostics: this.diagnostics(uri) })
        : codeActions({ ...context, diagnostics }),
    );
  }

  codeLenses(uri: string): CodeLens[] {
    return this.#settingsOf(uri).codeLens
      ? this.#from(uri, manifest => codeLenses(manifest, uri, this.#surroundings(uri)))
      : [];
  }

  format(uri: string): TextEdit[] {
    const isWanted = this.#settingsOf(uri).format;
    return isWanted ? this.#from(uri, ({ documents }) => formatDocuments(documents)) : [];
  }

  objects(uri: string, text?: string): ManifestObject[] {
    return text === undefined
      ? this.#from(uri, manifestObjects)
      : manifestObjects(parseManifest(text, this.manifestOf(uri)));
  }

  countObjects(uri: string): number {
    const manifest = this.manifestOf(uri);
    return manifest === undefined ? 0 : countObjects(manifest);
  }

  #take(uri: string, file: OpenFile): readonly string[] {
    this.#files.set(uri, file);
    const documents = file.manifest.documents.map(placed => placed.document);
    return [
      ...this.#forget(this.#definitions.read(uri, file.manifest)),
      ...this.#shownOf(this.#share(uri, documents)),
    ];
  }

  #isJudged(uri: string, document: ManifestDocument, settings: Settings): boolean {
    return this.#knowledge.isJudged(document, settings) && this.#findings.isJudged(uri, document);
  }

  /** Patches of a kustomization are partial objects: what they leave out stands in their target. */
  #ownFindings(uri: string, document: ManifestDocument, settings: Settings): readonly Finding[] {
    const findings = this.#knowledge.judge(document, settings);
    return this.#findings.isPatch(uri)
      ? findings.filter(finding => isOfPart(document, finding))
      : findings;
  }

  #isShown(uri: string): boolean {
    return this.#files.has(uri) || this.#settingsOf(uri).diagnosticsScope === 'workspace';
  }

  #shownOf(uris: Iterable<string>): readonly string[] {
    return [...uris].filter(uri => this.#isShown(uri));
  }

  #surroundings(uri: string): Surroundings {
    const { graph, scopes } = this.#findings;
    const inBuild: Surroundings['inBuild'] = object => this.#findings.inBuild(object);
    return { uri, graph, scopes, words: this.#words, inBuild };
  }

  /** What a file tells the workspace; answers with the files whose findings may have changed. */
  #share(uri: string, documents: readonly ManifestDocument[]): ReadonlySet<string> {
    const others = this.#findings.update(uri, documents);
    this.#words.update(uri, documents, this.#findings.graph);
    const builders = this.#kustomizations.update(uri);
    return new Set([...others, ...this.#pointing.at(uri), ...builders]);
  }

  #from<T>(uri: string, ask: (manifest: Manifest) => T[]): T[] {
    const manifest = this.manifestOf(uri);
    return manifest === undefined ? [] : ask(manifest);
  }

  #documents(uri: string): readonly PlacedDocument[] {
    return this.#isShown(uri) ? this.#workspace.documentsOf(uri) : [];
  }

  #settingsOf(uri: string): Settings {
    return settingsOf(this.#settings, uri);
  }

  #catalogue(uri: string): Catalogue {
    return this.#knowledge.catalogue(this.#settingsOf(uri).kubernetesVersion);
  }

  /** Drops the findings about objects of some kinds; answers with the files that had such objects. */
  #forget(kinds: ReadonlySet<string>): readonly string[] {
    if (kinds.size === 0) {
      return [];
    }
    this.#knowledge.define(this.#definitions.all);
    return this.shownUris.flatMap(uri => {
      const affected = this.#documents(uri).filter(({ document }) => hasKindIn(document, kinds));
      for (const { document } of affected) {
        this.#knowledge.forget(document);
      }
      return affected.length > 0 ? [uri] : [];
    });
  }
}

const startOfText: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
