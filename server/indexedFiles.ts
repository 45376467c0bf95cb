// The files of the workspace index, for it alone: takes their texts one by one, the last attempt at a file counts.

import type { LanguageService } from './languageService.js';
import type { Slices } from './slices.js';

/** What becomes of the texts. */
export interface IndexedFilesOptions {
  readonly service: LanguageService;
  /** These open files may be judged differently now. */
  readonly judgeAgain: (uris: readonly string[]) => void;
  /** A file was read, or is gone or left out (undefined): for others who want to know its text. */
  readonly textRead: (uri: string, text: string | undefined) => void;
}

/** Files that the language service knows from disk. */
export class IndexedFiles {
  readonly #options: IndexedFilesOptions;
  readonly #known = new Set<string>();
  readonly #attempts = new Map<string, number>();
  #takes = 0;

  constructor(options: IndexedFilesOptions) {
    this.#options = options;
  }

  /** URIs of the files that may hold objects. */
  get uris(): readonly string[] {
    return [...this.#known];
  }

  /** Takes a file's text once it is read. Returns the files that may be judged differently now. */
  async take(
    uri: string,
    reading: Promise<string | undefined> | string | undefined,
    slices: Slices,
  ): Promise<readonly string[]> {
    this.#takes += 1;
    const attempt = this.#takes;
    this.#attempts.set(uri, attempt);
    const text = await reading;
    if (this.#attempts.get(uri) !== attempt) {
      return [];
    }
    this.#options.textRead(uri, text);
    const isManifest = text !== undefined && mayHoldObjects(text);
    const affected = new Set<string>();
    if (isManifest || this.#known.has(uri)) {
      this.#known.add(uri);
      for (const uris of this.#options.service.indexInSteps(uri, isManifest ? text : undefined)) {
        for (const one of uris) {
          affected.add(one);
        }
        await slices.turn();
        if (this.#attempts.get(uri) !== attempt) {
          return [...affected];
        }
      }
    }
    if (!isManifest) {
      this.#known.delete(uri);
    }
    this.#attempts.delete(uri);
    return [...affected];
  }

  /** These files are gone, or left out from now on. */
  forget(uris: readonly string[]): void {
    const { service, judgeAgain, textRead } = this.#options;
    for (const uri of uris) {
      this.#attempts.delete(uri);
      this.#known.delete(uri);
      textRead(uri, undefined);
      judgeAgain(service.indexFile(uri, undefined));
    }
  }
}

/** Everything else is not worth parsing. */
function mayHoldObjects(text: string): boolean {
  return /apiVersion|resources:|Generator:|bases:|components:|patches/.test(text);
}
