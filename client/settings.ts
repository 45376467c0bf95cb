// The settings `drydock.*` that the extension itself reads; the language server reads its own.

import * as vscode from 'vscode';

export interface Settings {
  readonly applyWhileTyping: boolean;
  readonly autoplay: boolean;
  readonly speed: number;
  readonly seed: number;
  /** Path of the cluster file, empty for the default cluster. */
  readonly clusterFile: string;
}

/** Reads the settings that count for a file. */
export function readSettings(scope?: vscode.Uri): Settings {
  const section = vscode.workspace.getConfiguration('drydock', scope ?? null);
  return {
    applyWhileTyping: section.get('simulator.applyWhileTyping', false),
    autoplay: section.get('simulator.autoplay', true),
    speed: section.get('simulator.speed', 1),
    seed: section.get('simulator.seed', 1),
    clusterFile: section.get('cluster', ''),
  };
}
