// The panel's line to the extension: what it may say, the words it writes with, and what survives a reload.

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FromPanel, PanelWord, PanelWords } from '../../core/protocol.js';

/** The part of VS Code's webview API that the panel uses. */
export interface WebviewApi {
  postMessage(message: FromPanel): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare global {
  function acquireVsCodeApi(): WebviewApi;
}

export interface Host {
  post(message: FromPanel): void;
  /** The panel's own word, in the person's language. */
  word(word: PanelWord): string;
}

/** Host of everything below it. */
export const HostContext = createContext<Host>({ post: () => undefined, word: word => word });

export function useHost(): Host {
  return useContext(HostContext);
}

/** A host that writes with these words. */
export function hostOf(api: WebviewApi, words: PanelWords): Host {
  return { post: message => api.postMessage(message), word: word => words[word] };
}
