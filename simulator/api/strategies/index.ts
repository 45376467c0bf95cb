// Which kind has which strategy.

import type { GroupKind } from '../../kernel/types.js';
import { isBuiltIn } from '../resources.js';
import type { ServerView } from '../serverView.js';
import { customResourceDefinition, customStrategy } from './customResource.js';
import { daemonSet } from './daemonSet.js';
import { job } from './job.js';
import { node } from './node.js';
import { pod } from './pod.js';
import { secret } from './secret.js';
import { service } from './service/index.js';
import { simpleStrategies } from './simple.js';
import { statefulSet } from './statefulSet.js';
import type { Strategy } from './strategy.js';

const strategies: { readonly [groupKind: GroupKind]: Strategy } = {
  ...simpleStrategies,
  Node: node,
  Pod: pod,
  Secret: secret,
  Service: service,
  'apiextensions.k8s.io/CustomResourceDefinition': customResourceDefinition,
  'apps/DaemonSet': daemonSet,
  'apps/StatefulSet': statefulSet,
  'batch/Job': job,
};

const ordinary: Strategy = {};

/** The rules of a kind, custom ones included; the ordinary ones where it has none of its own. */
export function strategyOf(groupKind: GroupKind, view: ServerView): Strategy {
  return strategies[groupKind] ?? (isBuiltIn(groupKind) ? ordinary : customOf(groupKind, view));
}

function customOf(groupKind: GroupKind, view: ServerView): Strategy {
  const definition = view.definitionOf(groupKind);
  return definition === undefined ? ordinary : customStrategy(definition);
}
