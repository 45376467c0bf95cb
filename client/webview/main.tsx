// Starts the panel inside its webview: takes the host's messages and draws what they say.

import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-split-layout/index.js';
import { h, render } from 'preact';
import type { PanelState, PanelWords, PaneView, ToPanel } from '../../core/protocol.js';
import { App } from './app.js';
import { HostContext, hostOf } from './host.js';
import './styles/theme.css';
import './styles/layout.css';
import './styles/cards.css';
import './styles/pods.css';
import './styles/pane.css';
import './styles/timeline.css';
import './styles/chart.css';
import './styles/motion.css';

interface Latest {
  words?: PanelWords;
  state?: PanelState;
  pane?: PaneView;
}

start(document.body);

function start(root: HTMLElement): void {
  const api = acquireVsCodeApi();
  const latest: Latest = {};
  let host = hostOf(api, {} as PanelWords);
  const draw = () => {
    if (latest.words !== undefined) {
      const app = h(App, { state: latest.state, pane: latest.pane });
      render(h(HostContext.Provider, { value: host, children: app }), root);
    }
  };
  window.addEventListener('message', (event: MessageEvent<ToPanel>) => {
    const message = event.data;
    switch (message.type) {
      case 'words':
        latest.words = message.words;
        host = hostOf(api, message.words);
        break;
      case 'state':
        latest.state = message.state;
        break;
      case 'pane':
        latest.pane = message.pane;
        break;
    }
    draw();
  });
  api.postMessage({ type: 'ready' });
}
