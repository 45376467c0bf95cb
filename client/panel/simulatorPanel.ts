// The panel as VS Code holds it: made when first shown, drawn when something changed and it can be seen.

import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { FromPanel, PaneRequest, ToPanel } from '../../core/protocol.js';
import { revealPlace } from '../editorContext.js';
import type { Session } from '../session.js';
import type { RunningSimulation } from '../simulatorHost/runningSimulation.js';
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
  #lastPane = '';

  constructor(extensionUri: vscode.Uri, session: Session) {
    this.#extensionUri = extensionUri;
    this.#session = session;
    this.#subscription = vscode.Disposable.from(
      session.onDidChange(() => this.#draw()),
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
    });
    panel.onDidChangeViewState(() => this.#draw());
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
        this.#lastPane = '';
        this.#draw();
        break;
      case 'pane':
        this.#request = message.request;
        this.#draw();
        break;
      case 'link':
        this.#follow(message.link);
        break;
      case 'command':
        void vscode.commands.executeCommand(message.command, message.id);
        break;
      default:
        if (running !== undefined) {
          steer(running, message);
        }
    }
  }

  #follow(link: number): void {
    const place = this.#session.running?.links.find(link);
    if (place !== undefined) {
      void revealPlace(place);
    }
  }

  #draw(): void {
    if (this.#panel?.visible !== true) {
      return;
    }
    const { running } = this.#session;
    this.#post({ type: 'state', state: running?.panelState() ?? emptyPanelState([]) });
    this.#panel.title =
      running === undefined
        ? vscode.l10n.t('Drydock Simulator')
        : vscode.l10n.t('Simulator: {0}', running.title);
    if (running !== undefined) {
      const pane = running.pane(this.#request);
      const text = JSON.stringify(pane);
      if (text !== this.#lastPane) {
        this.#lastPane = text;
        this.#post({ type: 'pane', pane });
      }
    }
  }

  #post(message: ToPanel): void {
    void this.#panel?.webview.postMessage(message);
  }
}

type Steering = Exclude<FromPanel, { readonly type: 'ready' | 'pane' | 'link' | 'command' }>;

/** What the panel's controls do to what runs. */
function steer(running: RunningSimulation, message: Steering): void {
  switch (message.type) {
    case 'play':
      running.play();
      break;
    case 'pause':
      running.pause();
      break;
    case 'step':
      running.step();
      break;
    case 'now':
      running.backToNow();
      break;
    case 'speed':
      running.setSpeed(message.speed);
      break;
    case 'scrub':
      running.scrubTo(message.timeMs);
      break;
    case 'select':
      running.select(message.id);
      break;
  }
}
