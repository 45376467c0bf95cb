// What runs, as the window's commands use it: in a worker, so that answers may come later.

import type { ObjectId } from '../core/protocol.js';
import type { Action, ActionResult } from './simulatorHost/actions.js';
import type { Load } from './simulatorHost/loads.js';
import type { Steering } from './simulatorHost/messages.js';
import type { ObjectReference } from './simulatorHost/objectId.js';
import type { SourceRange } from './simulatorHost/sources.js';

type Soon<Value> = Value | Promise<Value>;

export interface Run {
  readonly selection: ObjectId | undefined;
  /** What the panel's controls do. */
  steer(message: Steering): void;
  /** Does something to the cluster; `words` say it on the timeline, in red where it is trouble. */
  act(words: string, isTrouble: boolean, action: Action): Soon<ActionResult>;
  /** Objects of these kinds, as many as a person may choose from. */
  candidates(groupKinds: readonly string[]): Soon<readonly ObjectReference[]>;
  /** How many replicas a workload asks for; undefined where there is no such object. */
  replicasOf(target: ObjectReference): Soon<number | undefined>;
  /** The loads that can be put on an object. */
  loadsOf(target: ObjectReference): Soon<readonly Load[]>;
  /** Where the object, or the nearest owner that was written by the user, stands in the text. */
  findManifest(id: ObjectId): Soon<SourceRange | undefined>;
}
