// From what a client sends as configuration to settings: wrong or absent values count as not set.

import type { ClientCapabilities } from 'vscode-languageserver/node';
import { fieldsOf, isFields, listOf, textsOf } from '../core/json.js';
import { readRuleSettings } from './ruleSettings.js';
import { defaultSettings, type InlayHintSettings, type Settings } from './settings.js';

/** Reads the `drydock` section of a client's configuration. */
export function readSettings(values: unknown, client: ClientCapabilities): Settings {
  const section = fieldsOf(values);
  const { kubernetesVersion, alsoCheckVersions, codeLens, crds, format, diagnostics } = section;
  return {
    kubernetesVersion: isVersion(kubernetesVersion)
      ? kubernetesVersion
      : defaultSettings.kubernetesVersion,
    alsoCheckVersions: listOf(alsoCheckVersions).filter(isVersion),
    codeLens: enabled(codeLens, defaultSettings.codeLens),
    inlayHints: readInlayHints(section['inlayHints']),
    format: isFields(format) && format['enable'] === true,
    crds: textsOf(crds),
    rules: readRuleSettings(section),
    diagnosticsScope:
      isFields(diagnostics) && diagnostics['scope'] === 'workspace' ? 'workspace' : 'openFiles',
    snippets: client.textDocument?.completion?.completionItem?.snippetSupport === true,
  };
}

function readInlayHints(value: unknown): InlayHintSettings {
  const hints = fieldsOf(value);
  const fallback = defaultSettings.inlayHints;
  return {
    defaults: enabled(hints['defaults'], fallback.defaults),
    selectedPods: enabled(hints['selectedPods'], fallback.selectedPods),
    resolvedPorts: enabled(hints['resolvedPorts'], fallback.resolvedPorts),
  };
}

function isVersion(value: unknown): value is string {
  return typeof value === 'string' && /^\d+\.\d+$/.test(value);
}

/** `true`, or `{ enabled: true }` as VS Code sends dotted settings. */
function enabled(value: unknown, fallback: boolean): boolean {
  const inner = isFields(value) ? value['enabled'] : value;
  return typeof inner === 'boolean' ? inner : fallback;
}
