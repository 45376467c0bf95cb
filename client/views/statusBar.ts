// The status bar item: how the simulated cluster is, in a word; a click shows the panel.

import * as vscode from 'vscode';
import type { Session } from '../session.js';

/** Shows the item while a simulation runs. */
export function showStatusBar(session: Session): vscode.Disposable {
  const item = vscode.window.createStatusBarItem(
    'drydock.simulation',
    vscode.StatusBarAlignment.Left,
    10,
  );
  item.name = vscode.l10n.t('Drydock simulation');
  item.command = 'drydock.showPanel';
  const update = () => {
    const { running } = session;
    if (running === undefined) {
      item.hide();
      return;
    }
    const { playing, pods, ready, troubled } = running.status;
    const icon = playing ? 'debug-start' : 'debug-pause';
    item.text = `$(${icon}) ${vscode.l10n.t('{0}/{1} pods ready', ready, pods)}`;
    item.tooltip = vscode.l10n.t(
      'Drydock simulates {0}. Click to show the cluster.',
      running.title,
    );
    item.backgroundColor = troubled
      ? new vscode.ThemeColor('statusBarItem.warningBackground')
      : undefined;
    item.accessibilityInformation = { label: `Drydock, ${ready}/${pods}` };
    item.show();
  };
  return vscode.Disposable.from(item, session.onDidChange(update));
}
