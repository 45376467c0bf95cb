// The border to the webview: whatever comes from there is checked before anything is done with it.

import { type Fields, fieldsOf, isFields } from '../../core/json.js';
import type { FromPanel, PanelCommand, PaneRequest, PaneTab } from '../../core/protocol.js';

const plainTypes = ['ready', 'play', 'pause', 'step', 'now'] as const;
const tabs: readonly PaneTab[] = ['why', 'objects', 'events', 'yaml'];
const textLengthMax = 600;

/** Commands the panel may run; others are refused, whoever asks. */
export const panelCommands: readonly PanelCommand[] = [
  'drydock.deletePod',
  'drydock.scale',
  'drydock.setLoad',
  'drydock.restartRollout',
  'drydock.undoRollout',
  'drydock.cordonNode',
  'drydock.uncordonNode',
  'drydock.failNode',
  'drydock.healNode',
  'drydock.crashContainer',
  'drydock.makeUnready',
  'drydock.healContainer',
  'drydock.revealManifest',
  'drydock.runInSimulator',
  'drydock.stopSimulation',
  'drydock.injectFault',
  'drydock.actOnNode',
  'drydock.openKubectlTerminal',
];

/** The message, or undefined for anything that is none. */
export function checkMessage(message: unknown): FromPanel | undefined {
  if (!isFields(message)) {
    return undefined;
  }
  const { type } = message;
  const plain = plainTypes.find(known => known === type);
  if (plain !== undefined) {
    return { type: plain };
  }
  switch (type) {
    case 'speed':
      return isNumber(message['speed']) ? { type, speed: message['speed'] } : undefined;
    case 'scrub':
      return isNumber(message['timeMs']) ? { type, timeMs: message['timeMs'] } : undefined;
    case 'link':
      return isNumber(message['link']) ? { type, link: message['link'] } : undefined;
    case 'select':
      return { type, id: toText(message['id']) };
    case 'pane':
      return toPaneMessage(message['request']);
    case 'command':
      return toCommandMessage(message);
    default:
      return undefined;
  }
}

function toPaneMessage(request: unknown): FromPanel | undefined {
  const { tab, kind, filter } = fieldsOf(request);
  const known = tabs.find(candidate => candidate === tab);
  if (known === undefined) {
    return undefined;
  }
  const [kindText, filterText] = [toText(kind), toText(filter)];
  const checked: PaneRequest = {
    tab: known,
    ...(kindText === undefined ? {} : { kind: kindText }),
    ...(filterText === undefined ? {} : { filter: filterText }),
  };
  return { type: 'pane', request: checked };
}

function toCommandMessage(message: Fields): FromPanel | undefined {
  const command = panelCommands.find(known => known === message['command']);
  const id = toText(message['id']);
  if (command === undefined) {
    return undefined;
  }
  return id === undefined ? { type: 'command', command } : { type: 'command', command, id };
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= textLengthMax ? value : undefined;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
