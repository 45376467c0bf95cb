// The terminal whose kubectl speaks to the simulated cluster: made on demand, served while it is open.

import path from 'node:path';
import * as vscode from 'vscode';
import type { Session } from './session.js';
import { KubectlAccess } from './simulatorHost/kubectlAccess.js';

/** Owns the one kubectl terminal of the window. */
export class KubectlTerminal implements vscode.Disposable {
  readonly #session: Session;
  readonly #access: KubectlAccess;
  readonly #subscription: vscode.Disposable;
  #terminal: vscode.Terminal | undefined;

  constructor(session: Session, storagePath: string) {
    this.#session = session;
    const file = path.join(storagePath, 'kubectl', `${process.pid}.kubeconfig`);
    this.#access = new KubectlAccess(file, async () => {
      const { loadServing } = await import('./lazy.js');
      return (await loadServing()).serveRun;
    });
    this.#subscription = vscode.Disposable.from(
      session.onDidChange(() => this.#access.follow(session.running)),
      vscode.window.onDidCloseTerminal(closed => {
        if (closed === this.#terminal) {
          this.#terminal = undefined;
          void this.#access.close();
        }
      }),
    );
  }

  /** Shows the terminal; nothing if no simulation runs. */
  async open(): Promise<void> {
    const { running } = this.#session;
    if (running === undefined) {
      return;
    }
    await this.#access.open(running);
    this.#terminal ??= vscode.window.createTerminal({
      name: 'kubectl (Drydock)',
      iconPath: new vscode.ThemeIcon('terminal'),
      env: { KUBECONFIG: this.#access.file },
      isTransient: true,
      message: vscode.l10n.t('kubectl speaks to the simulated cluster here.'),
    });
    this.#terminal.show();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#terminal?.dispose();
    void this.#access.close();
  }
}
