// What the language service is asked and what it needs: the contract between it, the LSP shell and the command line.

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
import type { Manifest } from '../core/manifest/node.js';
import type { ManifestObject } from '../core/protocol.js';
import type { TextChange } from './applyChanges.js';
import type { Decorations } from './decorations.js';
import type { FileDiagnostic } from './fileDiagnostics.js';
import type { Validate } from './judgement.js';
import type { FileTree } from './kustomization/fileTree.js';
import type { Navigation } from './navigation.js';
import type { Settings } from './settings.js';

/** What the service needs from outside. */
export interface LanguageServiceOptions {
  /** The API of a version. Asked once per version; the service keeps it. */
  readonly loadCatalogue: (version: string) => Catalogue;
  /** The verdict of core/validation. */
  readonly validate: Validate;
  /** What the disk holds, for the paths of kustomizations. */
  readonly files?: FileTree;
}

/** The service. Unknown files have no diagnostics, no symbols and so on. */
export interface LanguageService {
  /** Where the rules' pages lie: a URI that ends in a slash. Without it diagnostics link nowhere. */
  explainRulesAt(pages: string): void;
  /** Takes settings; `folders` are those of the workspace folders that have their own, by URI. */
  configure(base: Settings, folders?: ReadonlyMap<string, Settings>): void;
  /** Opening, changing and closing answer with the other files to judge again, closed ones where they are shown. */
  openDocument(uri: string, text: string, version: number): readonly string[];
  changeDocument(uri: string, changes: readonly TextChange[], version: number): readonly string[];
  closeDocument(uri: string): readonly string[];
  /** A closed file of the workspace: its text, or undefined when it is gone. Open text goes before it. */
  indexFile(uri: string, text: string | undefined): readonly string[];
  /** The same, some milliseconds a step; it ends early when the file is opened. Answers add up. */
  indexInSteps(uri: string, text: string | undefined): Iterable<readonly string[]>;
  /** While the workspace is read, nothing is said to be missing. */
  setReading(isReading: boolean): readonly string[];
  /** The text of a file as last committed: what may not change is compared with it. */
  setBaseline(uri: string, text: string): void;
  /** A file that holds no objects was made or deleted: answers with the kustomizations that name it. */
  fileMoved(uri: string): readonly string[];
  /** What a closed file or an address holds of CustomResourceDefinitions; answers as the others do. */
  storeDefinitions(source: string, objects: readonly unknown[]): readonly string[];
  readonly openUris: readonly string[];
  /** Files whose diagnostics are shown: the open ones, and the closed ones where that was chosen. */
  readonly shownUris: readonly string[];
  versionOf(uri: string): number | undefined;
  /** From place to place, over all files. */
  readonly navigation: Navigation;
  /** What is drawn into the text of open files. */
  readonly decorations: Decorations;
  /** The parsed file: its documents are the same objects as long as their text is. */
  manifestOf(uri: string): Manifest | undefined;
  /** Judges up to `count` documents that are not judged yet; true when none is left. */
  judgeSome(uri: string, count: number): boolean;
  diagnostics(uri: string): FileDiagnostic[];
  complete(uri: string, position: Position): CompletionList;
  resolveCompletion(item: CompletionItem): CompletionItem;
  /** `nowMs` is the time of the question, for what depends on it. */
  hover(uri: string, position: Position, nowMs?: number): Hover | undefined;
  symbols(uri: string): DocumentSymbol[];
  foldingRanges(uri: string): FoldingRange[];
  selectionRanges(uri: string, positions: readonly Position[]): SelectionRange[];
  /** `range`: where the person asks; undefined where only the diagnostics count. */
  codeActions(
    uri: string,
    diagnostics: readonly Diagnostic[],
    range?: Range,
    only?: readonly string[],
  ): CodeAction[];
  codeLenses(uri: string): CodeLens[];
  /** The edits that format a file; none unless the setting asks for them. */
  format(uri: string): TextEdit[];
  objects(uri: string, text?: string): ManifestObject[];
  countObjects(uri: string): number;
}
