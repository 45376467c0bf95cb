// The terminal whose kubectl speaks to the simulated cluster: made on demand, served while it is open.

import { rmSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Session } from './session.js';

/** Owns the one kubectl terminal of the window. */
export class KubectlTerminal implements vscode.Disposable {
  readonly #session: Session;
  readonly #kubeconfig: string;
  readonly #subscription: vscode.Disposable;
  #terminal: vscode.Terminal | undefined;

  constructor(session: Session, storagePath: string) {
    this.#session = session;
    this.#kubeconfig = path.join(storagePath, 'kubectl', `${process.pid}.kubeconfig`);
    this.#subscription = vscode.window.onDidCloseTerminal(closed => {
      if (closed === this.#terminal) {
        this.#terminal = undefined;
        void session.endServing();
      }
    });
  }

  /** Shows the terminal; nothing if no simulation runs. */
  async open(): Promise<void> {
    const { running } = this.#session;
    if (running === undefined) {
      return;
    }
    await running.serve(this.#kubeconfig);
    this.#terminal ??= vscode.window.createTerminal({
      name: 'kubectl (Drydock)',
      iconPath: new vscode.ThemeIcon('terminal'),
      env: { KUBECONFIG: this.#kubeconfig },
      isTransient: true,
      message: vscode.l10n.t('kubectl speaks to the simulated cluster here.'),
    });
    this.#terminal.show();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#terminal?.dispose();
    // The worker ends with the window, before it could do this itself.
    rmSync(this.#kubeconfig, { force: true });
  }
}
