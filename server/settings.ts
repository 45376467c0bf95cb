// What the person chose, as a value: read in the shell, passed to the pure parts.

import { defaultRuleSettings, type RuleChoices, type RuleSettings } from './ruleSettings.js';

/** Which hints are shown. */
export interface InlayHintSettings {
  readonly defaults: boolean;
  readonly selectedPods: boolean;
  readonly resolvedPorts: boolean;
}

/** Settings of one file: those of its workspace folder. */
export interface Settings {
  /** Kubernetes version whose API counts: `1.36`. */
  readonly kubernetesVersion: string;
  /** Further versions that objects must be good for. */
  readonly alsoCheckVersions: readonly string[];
  readonly codeLens: boolean;
  readonly inlayHints: InlayHintSettings;
  /** Drydock formats. Off until asked for: other formatters keep their place. */
  readonly format: boolean;
  /** Folders, files and addresses with CustomResourceDefinitions. */
  readonly crds: readonly string[];
  readonly rules: RuleSettings;
  /** Whose diagnostics are published: open files', or every manifest's of the workspace. */
  readonly diagnosticsScope: 'openFiles' | 'workspace';
  /** What the client can do with completions. */
  readonly snippets: boolean;
}

/** What counts where nothing was chosen. */
export const defaultSettings: Settings = {
  kubernetesVersion: '1.36',
  alsoCheckVersions: [],
  codeLens: true,
  inlayHints: { defaults: true, selectedPods: true, resolvedPorts: true },
  format: false,
  crds: [],
  rules: defaultRuleSettings,
  diagnosticsScope: 'openFiles',
  snippets: true,
};

/** Settings of everything, and of the workspace folders that have their own (by URI). */
export interface WorkspaceSettings {
  readonly base: Settings;
  readonly folders: ReadonlyMap<string, Settings>;
}

/** What was chosen about rules: each file has the choices of its folder. */
export function ruleChoicesOf(settings: WorkspaceSettings): RuleChoices {
  const all = [...settings.folders].map(([folder, { rules }]) => [folder, rules]);
  return {
    key: JSON.stringify([settings.base.rules, ...all]),
    of: uri => settingsOf(settings, uri).rules,
  };
}

/** The settings of a file: those of the innermost folder around it. */
export function settingsOf(settings: WorkspaceSettings, uri: string): Settings {
  let found = settings.base;
  let longest = -1;
  for (const [folder, own] of settings.folders) {
    const prefix = folder.endsWith('/') ? folder : `${folder}/`;
    if (uri.startsWith(prefix) && folder.length > longest) {
      found = own;
      longest = folder.length;
    }
  }
  return found;
}
