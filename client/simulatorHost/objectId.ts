// Names objects across the border to the panel and the tree: `apps/Deployment:default/web`.

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { ObjectId } from '../../core/protocol.js';
import { groupKindOf } from '../../simulator/api/resources.js';
import type { GroupKind } from '../../simulator/kernel/types.js';

/** What an ObjectId stands for. */
export interface ObjectReference {
  readonly groupKind: GroupKind;
  readonly namespace: string;
  readonly name: string;
}

/** The id of an object as stored. */
export function idOf(object: KubernetesObject): ObjectId {
  const { namespace = '', name = '' } = object.metadata;
  return toObjectId({ groupKind: groupKindOf(object), namespace, name });
}

export function toObjectId({ groupKind, namespace, name }: ObjectReference): ObjectId {
  return `${groupKind}:${namespace}/${name}`;
}

/** Undefined for text that is no id: it comes from the panel and may be anything. */
export function parseObjectId(id: unknown): ObjectReference | undefined {
  const match = typeof id === 'string' ? /^([\w./-]+):([^/:]*)\/([^/]+)$/.exec(id) : null;
  const [, groupKind, namespace, name] = match ?? [];
  return groupKind === undefined || namespace === undefined || name === undefined
    ? undefined
    : { groupKind, namespace, name };
}
