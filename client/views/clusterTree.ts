// The tree view "Simulated cluster": draws the entries that the host makes, and no more often than eyes can follow.

import * as vscode from 'vscode';
import type { Tone } from '../../core/protocol.js';
import type { Session } from '../session.js';
import type { TreeEntry } from '../simulatorHost/view/tree.js';

const refreshMs = 500;
const colours: Partial<Record<Tone, string>> = {
  good: 'testing.iconPassed',
  busy: 'charts.blue',
  warning: 'editorWarning.foreground',
  bad: 'errorForeground',
};

/** Registers the view. */
export function showClusterTree(session: Session): vscode.Disposable {
  const provider = new ClusterTree(session);
  const view = vscode.window.createTreeView('drydock.cluster', { treeDataProvider: provider });
  return vscode.Disposable.from(provider, view);
}

class ClusterTree implements vscode.TreeDataProvider<TreeEntry>, vscode.Disposable {
  readonly #session: Session;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  readonly onDidChangeTreeData = this.#changed.event;
  #timer: NodeJS.Timeout | undefined;

  constructor(session: Session) {
    this.#session = session;
    this.#subscription = session.onDidChange(() => {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        this.#changed.fire();
      }, refreshMs);
    });
  }

  async getChildren(entry?: TreeEntry): Promise<TreeEntry[]> {
    if (entry !== undefined) {
      return [...entry.children];
    }
    const { running } = this.#session;
    if (running === undefined) {
      return [];
    }
    const { clusterTree } = await import('../simulatorHost/view/tree.js');
    return [...clusterTree(running.index(), vscode.l10n.t)];
  }

  getTreeItem(entry: TreeEntry): vscode.TreeItem {
    const hasChildren = entry.children.length > 0;
    const item = new vscode.TreeItem(
      entry.label,
      hasChildren ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.None,
    );
    if (entry.section === 'replicaSet' || (entry.section.endsWith('ode') && hasChildren)) {
      item.collapsibleState = vscode.TreeItemCollapsibleState.Collapsed;
    }
    const colour = colours[entry.tone];
    item.id = entry.key;
    item.description = entry.description;
    item.tooltip = `${entry.label}\n${entry.description}`;
    item.contextValue = entry.section;
    item.iconPath = new vscode.ThemeIcon(
      entry.icon,
      colour === undefined ? undefined : new vscode.ThemeColor(colour),
    );
    item.accessibilityInformation = { label: `${entry.label}, ${entry.description}` };
    if (entry.objectId !== undefined) {
      item.command = {
        command: 'drydock.selectObject',
        title: vscode.l10n.t('Show in the simulator'),
        arguments: [entry.objectId],
      };
    }
    return item;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}
