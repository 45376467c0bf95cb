/**
 * Completion: owners, and what a claim is filled from
 *
 * Names in `ownerReferences`, `dataSource` and `dataSourceRef`: objects of the kind that is said beside them.
 *
 *     dataSource: { kind: PersistentVolumeClaim, name: $0 }      →      name: orders
 */

import { CompletionItemKind } from 'vscode-languageserver-types';
import { type Fields, fieldsOf } from '../../core/json.js';
import { groupKindIn, groupKindOf } from '../../core/kubernetes/groupKind.js';
import { isValue, namespaceOf, pathWords } from '../completionPlace.js';
import { whereabouts } from '../describeObject.js';
import { fieldsIn } from '../objectPlace.js';
import { stringText } from '../scalarText.js';
import { objectsNear } from '../surroundings.js';
import type { CompletionContext, Proposal } from './types.js';

const snapshot = 'snapshot.storage.k8s.io/VolumeSnapshot';
const owners = ['apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet', 'batch/CronJob'];

/** Proposes the objects that may be named. */
export function ownersAndSources(context: CompletionContext): readonly Proposal[] {
  const words = pathWords(context.path);
  const isOwner = words === 'metadata.ownerReferences[].name';
  const isSource = /(?:^|\.)spec\.dataSource(?:Ref)?\.name$/.test(words);
  if (!(isOwner || isSource) || !isValue(context)) {
    return [];
  }
  const beside = fieldsIn(context, context.path.slice(0, -1));
  const namespace = typeof beside['namespace'] === 'string' ? beside['namespace'] : undefined;
  const own = String(fieldsOf(fieldsOf(context.value)['metadata'])['name'] ?? '');
  return (isOwner ? ownerKinds(beside) : sourceKinds(beside)).flatMap((groupKind, index) =>
    objectsNear(
      context.surroundings,
      groupKind,
      namespace ?? namespaceOf(context),
      context.typed,
    ).flatMap(({ object, distance }) => {
      const { name, kind } = object.facts;
      const isItself = kind === context.object.kind && name === own;
      return isItself
        ? []
        : [
            {
              label: name,
              kind: CompletionItemKind.Reference,
              text: stringText(name),
              rank: distance * 100 + index,
              detail: `${kind} · ${whereabouts(object)}`,
              object: { groupKind, name, uri: object.uri },
            },
          ];
    }),
  );
}

function ownerKinds({ apiVersion, kind }: Fields): readonly string[] {
  return typeof kind === 'string' && typeof apiVersion === 'string'
    ? [groupKindOf({ apiVersion, kind })]
    : owners.filter(each => typeof kind !== 'string' || each.endsWith(`/${kind}`));
}

function sourceKinds({ apiGroup, kind }: Fields): readonly string[] {
  if (typeof kind !== 'string') {
    return [snapshot, 'PersistentVolumeClaim'];
  }
  const group = typeof apiGroup === 'string' ? apiGroup : '';
  return kind === 'VolumeSnapshot' ? [snapshot] : [groupKindIn(group, kind)];
}
