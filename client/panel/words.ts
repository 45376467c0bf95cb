// The panel's fixed words, translated here because the webview has no access to VS Code's language.

import type { PanelWords } from '../../core/protocol.js';
import type { Translate } from '../simulatorHost/translate.js';

/** All words of the panel in the person's language. */
export function panelWords(t: Translate): PanelWords {
  return {
    play: t('Play'),
    pause: t('Pause'),
    step: t('Step to the next change'),
    speed: t('Speed of virtual time'),
    virtualTime: t('Virtual time since the start'),
    fault: t('Fault…'),
    node: t('Node…'),
    stop: t('Stop'),
    kubectl: t('kubectl terminal'),
    services: t('Services'),
    workloads: t('Workloads'),
    nodes: t('Nodes'),
    cluster: t('Cluster'),
    why: t('Why'),
    objects: t('Objects'),
    events: t('Events'),
    yaml: 'YAML',
    cpu: 'cpu',
    memory: t('mem'),
    timeline: t('Timeline'),
    backToNow: t('Back to now'),
    showing: t('The past:'),
    waiting: t('waiting'),
    filter: t('Filter'),
    kind: t('Kind'),
    emptyTitle: t('Nothing is running yet'),
    emptyText: t(
      'Open a Kubernetes manifest and run it here: you will see its pods start, its Services find them, and what every edit changes.',
    ),
    run: t('Run in Simulator'),
    refused: t('refused by the API server'),
    cordoned: t('cordoned'),
    more: t('more'),
    nothingHere: t('Nothing here.'),
    nothingSelected: t('Select an object to see it as the cluster holds it.'),
    causes: t('How it came to this'),
    verdicts: t('Verdicts'),
    actions: t('Actions'),
    noServices: t('No Service'),
    noWorkloads: t('No workload'),
  };
}
