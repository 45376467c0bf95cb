// What the side pane shows of a run at the moment looked at: why, objects, events, YAML.

import { stringify } from 'yaml';
import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { ObjectId, PaneRequest, PaneView, WhyView } from '../../core/protocol.js';
import type { Simulation } from '../../simulator/simulation.js';
import { causesOf } from './explain/causes.js';
import { explainCluster, explainObject } from './explain/explain.js';
import { type NodeVerdicts, nodeVerdicts } from './explain/nodeVerdicts.js';
import type { History } from './history.js';
import { eventsPane, type FindResource, kindTable, objectsPane } from './tables.js';
import type { Translate } from './translate.js';
import type { ClusterIndex } from './view/clusterIndex.js';

/** What is looked at. */
export interface PaneScene {
  readonly simulation: Simulation;
  readonly history: History;
  readonly index: ClusterIndex;
  /** Virtual milliseconds since the epoch until which things are told; Infinity: all. */
  readonly untilMs: number;
  readonly selection: ObjectId | undefined;
  readonly refusalCount: number;
  readonly findResource: FindResource;
  readonly t: Translate;
}

export function paneOf(request: PaneRequest, scene: PaneScene): PaneView {
  const { snapshot } = scene.index;
  switch (request.tab) {
    case 'why':
      return { tab: 'why', why: whyOf(scene) };
    case 'objects':
      return objectsPane(snapshot, request, scene.findResource);
    case 'events':
      return eventsPane(snapshot, request);
    case 'yaml':
      return yamlOf(selectedOf(scene));
  }
}

/** What the scheduler had said by the moment looked at. */
export function verdictsOf({ simulation, untilMs, t }: PaneScene): NodeVerdicts {
  return nodeVerdicts(simulation, untilMs, t);
}

function whyOf(scene: PaneScene): WhyView {
  const { simulation, history, index, untilMs, refusalCount, findResource, t } = scene;
  const object = selectedOf(scene);
  if (object === undefined) {
    return { ...explainCluster(index, refusalCount, t), causes: [], related: undefined };
  }
  const { pods, ...explained } = explainObject(object, index, t, verdictsOf(scene));
  const resource = findResource('Pod');
  const source = resource && { resource };
  return {
    ...explained,
    causes: causesOf(simulation, history, object.metadata.uid ?? '', { untilMs, t }),
    related: pods.length === 0 ? undefined : kindTable(pods, index.snapshot.timeMs, { source }),
  };
}

function yamlOf(object: KubernetesObject | undefined): PaneView {
  if (object === undefined) {
    return { tab: 'yaml', title: '', text: '' };
  }
  const { managedFields: _fields, ...metadata } = object.metadata;
  const text = stringify({ ...object, metadata }, { aliasDuplicateObjects: false });
  return { tab: 'yaml', title: `${object.kind} ${object.metadata.name}`, text };
}

function selectedOf({ index, selection }: PaneScene): KubernetesObject | undefined {
  return selection === undefined ? undefined : index.snapshot.get<KubernetesObject>(selection);
}
