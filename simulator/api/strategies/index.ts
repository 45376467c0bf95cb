// Which kind has which strategy.

import type { GroupKind } from '../../kernel/types.js';
import { pod } from './pod.js';
import { service } from './service.js';
import { simpleStrategies } from './simple.js';
import type { Strategy } from './strategy.js';

const strategies: { readonly [groupKind: GroupKind]: Strategy } = {
  ...simpleStrategies,
  Pod: pod,
  Service: service,
};

const ordinary: Strategy = {};

/** The rules of a kind; the ordinary ones where it has none of its own. */
export function strategyOf(groupKind: GroupKind): Strategy {
  return strategies[groupKind] ?? ordinary;
}
