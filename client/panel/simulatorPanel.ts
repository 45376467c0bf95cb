// The panel as VS Code holds it: made when first shown, drawn when something changed and it can be seen.

import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { FromPanel, PaneRequest, ToPanel } from '../../core/protocol.js';
import { revealPlace } from '../editorContext.js';
import type { Session } from '../session.js';
import type { Picture } from '../simulatorHost/messages.js';
import { emptyPanelState } from '../simulatorHost/view/emptyPanelState.js';
import { checkMessage } from './checkMessage.js';
import { panelHtml } from './html.js';
import { panelWords } from './words.js';

export const panelViewType = 'drydock.panel';

/** Owns the one panel of the window. */
export class SimulatorPanel implements vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #session: Session;
  readonly #subscription: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;
  #request: PaneRequest = { tab: 'why' };
  /** How often the page was loaded: a new one knows nothing. */
  #age = 0;

  constructor(extensionUri: vscode.Uri, session: Session) {
    this.#extensionUri = extensionUri;
    this.#session = session;
    this.#subscription = vscode.Disposable.from(
      session.onDidDraw(picture => this.#draw(picture)),
      session.onDidChange(() => this.#drawEnd()),
      vscode.window.registerWebviewPanelSerializer(panelViewType, {
        deserializeWebviewPanel: async panel => this.#adopt(panel),
      }),
    );
  }

  /** Shows the panel beside the editor; a panel that is open stays where the person put it. */
  show(): void {
    if (this.#panel !== undefined) {
      this.#panel.reveal(undefined, true);
      return;
    }
    this.#adopt(
      vscode.window.createWebviewPanel(
        panelViewType,
        vscode.l10n.t('Drydock Simulator'),
        { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
        { enableFindWidget: true },
      ),
    );
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#panel?.dispose();
  }

  #adopt(panel: vscode.WebviewPanel): void {
    const folder = vscode.Uri.joinPath(this.#extensionUri, 'dist', 'webview');
    const { webview } = panel;
    const address = (name: string) =>
      webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
    webview.options = { enableScripts: true, localResourceRoots: [folder] };
    const media = (name: string) => vscode.Uri.joinPath(this.#extensionUri, 'media', name);
    panel.iconPath = { light: media('drydock-light.svg'), dark: media('drydock-dark.svg') };
    webview.onDidReceiveMessage(message => this.#receive(message));
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#look();
    });
    panel.onDidChangeViewState(() => this.#look());
    this.#panel = panel;
    webview.html = panelHtml(
      { script: address('main.js'), style: address('main.css'), icons: address('codicon.css') },
      webview.cspSource,
      randomBytes(16).toString('base64'),
    );
  }

  #receive(raw: unknown): void {
    const message = checkMessage(raw);
    if (message !== undefined) {
      this.#handle(message);
    }
  }

  #handle(message: FromPanel): void {
    const { running } = this.#session;
    switch (message.type) {
      case 'ready':
        this.#post({ type: 'words', words: panelWords(vscode.l10n.t) });
        this.#age += 1;
        this.#drawEnd();
        this.#look();
        break;
      case 'pane':
        this.#request = message.request;
        this.#look();
        break;
      case 'link':
        void this.#follow(message.link);
        break;
      case 'command':
        void vscode.commands.executeCommand(message.command, message.id);
        break;
      default:
        running?.steer(message);
    }
  }

  async #follow(link: number): Promise<void> {
    const place = await this.#session.running?.findPlace(link);
    if (place !== undefined) {
      await revealPlace(place);
    }
  }

  /** Only a panel that can be seen is drawn. */
  #look(): void {
    const isSeen = this.#panel?.visible === true;
    this.#session.look({ pane: isSeen ? this.#request : undefined, panelAge: this.#age });
  }

  #draw({ panel, pane }: Picture): void {
    const { running } = this.#session;
    if (this.#panel !== undefined && running !== undefined && panel !== undefined) {
      this.#panel.title = vscode.l10n.t('Simulator: {0}', running.title);
      this.#post({ type: 'state', state: panel });
    }
    if (pane !== undefined) {
      this.#post({ type: 'pane', pane });
    }
  }

  /** Nothing runs: says so. */
  #drawEnd(): void {
    if (this.#panel !== undefined && this.#session.running === undefined) {
      this.#panel.title = vscode.l10n.t('Drydock Simulator');
      this.#post({ type: 'state', state: emptyPanelState([]) });
    }
  }

  #post(message: ToPanel): void {
    void this.#panel?.webview.postMessage(message);
  }
}
