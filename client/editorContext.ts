// The editor as commands see it: asks, says, reads and shows through VS Code.

import * as vscode from 'vscode';
import type { Builds } from './builds.js';
import type { Choice, CommandContext } from './commands/types.js';
import { editorForms } from './editorForms.js';
import { readTargets } from './readTargets.js';
import type { Session } from './session.js';
import { readSettings } from './settings.js';
import type { StartParams } from './simulatorHost/messages.js';
import type { SourceRange } from './simulatorHost/sources.js';

const replicasMax = 10_000;

/** What commands may use; showing belongs to what is shown. */
export function createEditorContext(
  session: Session,
  builds: Builds,
  show: Pick<CommandContext, 'showPanel' | 'openKubectlTerminal'>,
): CommandContext {
  return {
    ...show,
    t: vscode.l10n.t,
    get running() {
      return session.running;
    },
    start: async sources => {
      show.showPanel();
      await session.start(sources, await readCluster());
    },
    stop: () => session.stop(),
    apply: sources => session.apply(sources),
    activeFile: () => {
      const uri = vscode.window.activeTextEditor?.document.uri ?? activeTabUri();
      return uri && { uri: uri.toString() };
    },
    read: targets => readTargets(targets, { builds, choose }),
    reveal: revealPlace,
    choose,
    askNumber: async (title, value) => {
      const text = await vscode.window.showInputBox({
        title,
        value: String(value),
        validateInput: input =>
          /^\d+$/.test(input) && Number(input) <= replicasMax
            ? undefined
            : vscode.l10n.t('A whole number up to {0}', replicasMax),
      });
      return text === undefined ? undefined : Number(text);
    },
    forms: editorForms,
    warn: message => void vscode.window.showWarningMessage(`Drydock: ${message}`),
    runCommand: async (id, argument) => {
      await vscode.commands.executeCommand(id, argument);
    },
  };
}

async function choose<Value>(
  choices: readonly Choice<Value>[],
  title: string,
): Promise<Value | undefined> {
  const items = choices.map(choice => ({ ...choice }));
  const picked = await vscode.window.showQuickPick(items, { title, matchOnDescription: true });
  return picked?.value;
}

/** Shows a place beside the panel, not under it. */
export async function revealPlace(place: SourceRange): Promise<void> {
  const uri = vscode.Uri.parse(place.uri);
  const visible = vscode.window.visibleTextEditors.find(
    editor => editor.document.uri.toString() === uri.toString(),
  );
  await vscode.window.showTextDocument(uri, {
    viewColumn: visible?.viewColumn ?? vscode.ViewColumn.One,
    selection: toRange(place),
  });
}

export function toRange({ start, end }: SourceRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** The file of the front tab in the first group: the one beside the panel. */
function activeTabUri(): vscode.Uri | undefined {
  const inputs = vscode.window.tabGroups.all.map(group => group.activeTab?.input);
  return inputs.find(input => input instanceof vscode.TabInputText)?.uri;
}

/** The cluster file of the settings; undefined for the default cluster, also where the file cannot be read. */
async function readCluster(): Promise<StartParams['cluster']> {
  const { clusterFile } = readSettings();
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (clusterFile === '' || folder === undefined) {
    return undefined;
  }
  const uri = vscode.Uri.joinPath(folder.uri, clusterFile);
  try {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    return { name: clusterFile, text };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showWarningMessage(`Drydock: ${clusterFile}: ${reason}`);
    return undefined;
  }
}
