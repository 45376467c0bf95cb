// What can be done with an object: the buttons of the panel and the inline actions of the tree.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { PanelCommand, Verb } from '../../../core/protocol.js';
import type { Node } from '../../../schemas/built/types.js';
import type { Translate } from '../translate.js';
import { isStopped } from './clusterIndex.js';

const scalable = new Set(['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController']);
const loadable = new Set(['HorizontalPodAutoscaler', 'DaemonSet', ...scalable]);
const restartable = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);

/** Verbs of an object in the order they are offered. */
export function verbsOf(object: KubernetesObject | undefined, t: Translate): readonly Verb[] {
  if (object === undefined) {
    return [];
  }
  return [
    ...commandsOf(object).map(command => verb(command, t)),
    verb('drydock.revealManifest', t),
  ];
}

function commandsOf(object: KubernetesObject): readonly PanelCommand[] {
  if (object.kind === 'Pod') {
    return [
      'drydock.deletePod',
      'drydock.crashContainer',
      'drydock.makeUnready',
      'drydock.healContainer',
    ];
  }
  if (object.kind === 'Node') {
    const node = object as unknown as Node;
    return [
      node.spec?.unschedulable ? 'drydock.uncordonNode' : 'drydock.cordonNode',
      isStopped(node) ? 'drydock.healNode' : 'drydock.failNode',
    ];
  }
  return [
    ...(scalable.has(object.kind) ? ['drydock.scale' as const] : []),
    ...(restartable.has(object.kind) ? ['drydock.restartRollout' as const] : []),
    ...(object.kind === 'Deployment' ? ['drydock.undoRollout' as const] : []),
    ...(loadable.has(object.kind) ? ['drydock.setLoad' as const] : []),
  ];
}

function verb(command: PanelCommand, t: Translate): Verb {
  const words: Partial<Record<PanelCommand, readonly [string, string]>> = {
    'drydock.deletePod': [t('Delete'), 'trash'],
    'drydock.crashContainer': [t('Crash'), 'flame'],
    'drydock.makeUnready': [t('Make unready'), 'circle-slash'],
    'drydock.healContainer': [t('Heal'), 'heart'],
    'drydock.scale': [t('Scale…'), 'arrow-both'],
    'drydock.setLoad': [t('Load…'), 'graph-line'],
    'drydock.restartRollout': [t('Restart'), 'debug-restart'],
    'drydock.undoRollout': [t('Undo'), 'discard'],
    'drydock.cordonNode': [t('Cordon'), 'circle-slash'],
    'drydock.uncordonNode': [t('Uncordon'), 'check'],
    'drydock.failNode': [t('Stop the machine'), 'debug-disconnect'],
    'drydock.healNode': [t('Start the machine'), 'heart'],
    'drydock.revealManifest': [t('Manifest'), 'go-to-file'],
  };
  const [label = command, icon = 'play'] = words[command] ?? [];
  return { command, label, icon };
}
