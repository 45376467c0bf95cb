// The composition root of the extension: wires the language server, the simulation, its views and the commands.

import * as vscode from 'vscode';
import { Builds } from './builds.js';
import type { CommandContext } from './commands/types.js';
import { keepContextKeys } from './contextKeys.js';
import { createEditorContext } from './editorContext.js';
import { followFiles } from './followFiles.js';
import { KubectlTerminal } from './kubectlTerminal.js';
import { startLanguage } from './languageClient.js';
import { SimulatorPanel } from './panel/simulatorPanel.js';
import { showRefusals } from './refusalDiagnostics.js';
import { syncSelection } from './selectionSync.js';
import { Session } from './session.js';
import { showClusterTree } from './views/clusterTree.js';
import { showStatusBar } from './views/statusBar.js';

/** Called by VS Code on the first YAML file, command or view of Drydock. */
export function activate(context: vscode.ExtensionContext): void {
  const language = startLanguage(context);
  const session = new Session(context.extensionPath);
  const panel = new SimulatorPanel(context.extensionUri, session);
  const terminal = new KubectlTerminal(session, context.globalStorageUri.fsPath);
  const builds = new Builds(language.client);
  const editor = createEditorContext(session, builds, {
    showPanel: () => panel.show(),
    openKubectlTerminal: () => terminal.open(),
  });
  context.subscriptions.push(
    session,
    panel,
    followFiles(session, builds),
    showRefusals(session),
    syncSelection(session),
    keepContextKeys(session, language),
    showClusterTree(session),
    showStatusBar(session),
    terminal,
    registerCommands(context, editor),
  );
}

/** Commands are named by package.json; their code is loaded when the first of them runs. */
function registerCommands(
  context: vscode.ExtensionContext,
  editor: CommandContext,
): vscode.Disposable {
  const run = async (id: string, argument: unknown, others: unknown) => {
    const { commands } = await import('./lazy.js');
    await commands.find(command => command.id === id)?.run(editor, argument, others);
  };
  const contributed = context.extension.packageJSON as {
    readonly contributes: { readonly commands: readonly { readonly command: string }[] };
  };
  return vscode.Disposable.from(
    ...contributed.contributes.commands.map(({ command }) =>
      vscode.commands.registerCommand(command, (argument: unknown, others: unknown) =>
        run(command, argument, others),
      ),
    ),
  );
}
