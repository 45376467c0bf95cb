// From what a client sends as configuration to settings: wrong or absent values count as not set.

import type { ClientCapabilities } from 'vscode-languageserver/node';
import { defaultSettings, type Settings } from './settings.js';

/** Reads the `drydock` section of a client's configuration. */
export function readSettings(values: unknown, client: ClientCapabilities): Settings {
  const section = isRecord(values) ? values : {};
  const { kubernetesVersion, codeLens } = section;
  return {
    kubernetesVersion:
      typeof kubernetesVersion === 'string' && /^\d+\.\d+$/.test(kubernetesVersion)
        ? kubernetesVersion
        : defaultSettings.kubernetesVersion,
    codeLens: enabled(codeLens, defaultSettings.codeLens),
    snippets: client.textDocument?.completion?.completionItem?.snippetSupport === true,
  };
}

/** `true`, or `{ enabled: true }` as VS Code sends dotted settings. */
function enabled(value: unknown, fallback: boolean): boolean {
  const inner = isRecord(value) ? value['enabled'] : value;
  return typeof inner === 'boolean' ? inner : fallback;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
