// The tree view "Simulated cluster": draws the entries that the host makes, and no more often than eyes can follow.

import * as vscode from 'vscode';
import type { Tone } from '../../core/protocol.js';
import type { Session } from '../session.js';
import type { TreeEntry } from '../simulatorHost/view/tree.js';

const refreshMs = 500;
/** Items with more children than this are closed at first. */
const openMax = 12;
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
  provider.follow(view);
  return vscode.Disposable.from(provider, view);
}

class ClusterTree implements vscode.TreeDataProvider<TreeEntry>, vscode.Disposable {
  readonly #session: Session;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[];
  readonly onDidChangeTreeData = this.#changed.event;
  #timer: NodeJS.Timeout | undefined;
  #entries: readonly TreeEntry[] = [];

  constructor(session: Session) {
    this.#session = session;
    this.#subscriptions = [
      session.onDidDraw(({ tree }) => {
        if (tree !== undefined) {
          this.#update(tree);
        }
      }),
      session.onDidChange(() => {
        if (session.running === undefined && this.#entries.length > 0) {
          this.#update([]);
        }
      }),
    ];
  }

  /** Entries are made only while somebody can see them. */
  follow(view: vscode.TreeView<TreeEntry>): void {
    this.#subscriptions.push(
      view.onDidChangeVisibility(({ visible }) => this.#session.look({ tree: visible })),
    );
    this.#session.look({ tree: view.visible });
  }

  /** While VS Code asks again its items answer to nothing: it is told of changes now and then. */
  #update(entries: readonly TreeEntry[]): void {
    this.#entries = entries;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#changed.fire();
    }, refreshMs);
  }

  getChildren(entry?: TreeEntry): TreeEntry[] {
    return [...(entry === undefined ? this.#entries : entry.children)];
  }

  getTreeItem(entry: TreeEntry): vscode.TreeItem {
    const item = new vscode.TreeItem(entry.label, initialState(entry));
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
    vscode.Disposable.from(...this.#subscriptions).dispose();
    this.#changed.dispose();
  }
}

/** Open at first: what a person looks for; closed: long lists, nodes, whose pods stand above already, and verdicts. */
function initialState(entry: TreeEntry): vscode.TreeItemCollapsibleState {
  const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  if (entry.children.length === 0) {
    return None;
  }
  const isMore = /^(?:node|failedNode|cordonedNode|pod)$/.test(entry.section);
  return isMore || (entry.section !== 'group' && entry.children.length > openMax)
    ? Collapsed
    : Expanded;
}
