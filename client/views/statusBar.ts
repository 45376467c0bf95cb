// The status bar item: how the simulated cluster is, in a word; a click shows the panel.

import * as vscode from 'vscode';
import type { Pod } from '../../schemas/built/types.js';
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
    // Pods whose work is over will never be ready.
    const pods = running.index().pods.filter(pod => !isOver(pod.pod));
    const ready = pods.filter(pod => pod.state === 'ready').length;
    const troubled = pods.some(pod => pod.state === 'failing' || pod.state === 'unknown');
    const icon = running.pacer.playing ? 'debug-start' : 'debug-pause';
    item.text = `$(${icon}) ${vscode.l10n.t('{0}/{1} pods ready', ready, pods.length)}`;
    item.tooltip = vscode.l10n.t(
      'Drydock simulates {0}. Click to show the cluster.',
      running.title,
    );
    item.backgroundColor = troubled
      ? new vscode.ThemeColor('statusBarItem.warningBackground')
      : undefined;
    item.accessibilityInformation = { label: `Drydock, ${ready}/${pods.length}` };
    item.show();
  };
  return vscode.Disposable.from(item, session.onDidChange(update));
}

function isOver({ status }: Pod): boolean {
  return status?.phase === 'Succeeded' || status?.phase === 'Failed';
}
