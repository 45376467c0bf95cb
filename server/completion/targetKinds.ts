/**
 * Completion: kinds of what is referred to
 *
 * The kind, apiVersion and apiGroup beside a name: what can be scaled, roles, and who roles are given to.
 *
 *     scaleTargetRef: { kind: $0 }      →      kind: Deployment
 */

import { CompletionItemKind } from 'vscode-languageserver-types';
import { wellKnownGroups } from '../../core/kubernetes/wellKnownNames.js';
import { isValue, pathWords } from '../completionPlace.js';
import { fieldsIn } from '../objectPlace.js';
import { stringText } from '../scalarText.js';
import type { CompletionContext, Proposal } from './types.js';

const rbac = 'rbac.authorization.k8s.io';

/** Values by kind of the object and path; the likeliest first. */
const choices: Readonly<Record<string, readonly string[]>> = {
  'HorizontalPodAutoscaler spec.scaleTargetRef.kind': ['Deployment', 'StatefulSet', 'ReplicaSet'],
  'HorizontalPodAutoscaler spec.scaleTargetRef.apiVersion': ['apps/v1'],
  'RoleBinding roleRef.kind': ['Role', 'ClusterRole'],
  'ClusterRoleBinding roleRef.kind': ['ClusterRole'],
  'RoleBinding roleRef.apiGroup': [rbac],
  'ClusterRoleBinding roleRef.apiGroup': [rbac],
  'RoleBinding subjects[].kind': ['ServiceAccount', 'Group', 'User'],
  'ClusterRoleBinding subjects[].kind': ['ServiceAccount', 'Group', 'User'],
  'PersistentVolumeClaim spec.dataSource.kind': ['VolumeSnapshot', 'PersistentVolumeClaim'],
  'PersistentVolumeClaim spec.dataSource.apiGroup': ['snapshot.storage.k8s.io'],
  'PersistentVolumeClaim spec.dataSourceRef.kind': ['VolumeSnapshot', 'PersistentVolumeClaim'],
  'PersistentVolumeClaim spec.dataSourceRef.apiGroup': ['snapshot.storage.k8s.io'],
};

/** Proposes kinds, their groups, and the groups of people that every cluster knows. */
export function targetKinds(context: CompletionContext): readonly Proposal[] {
  const { object, path } = context;
  if (object.kind === undefined || !isValue(context)) {
    return [];
  }
  const words = pathWords(path);
  const listed = choices[`${object.kind} ${words}`] ?? subjectChoices(context, words);
  return listed.map((label, rank) => ({
    label,
    kind: CompletionItemKind.EnumMember,
    text: stringText(label),
    rank,
  }));
}

function subjectChoices(context: CompletionContext, words: string): readonly string[] {
  const { kind } = fieldsIn(context, context.path.slice(0, -1));
  if (words === 'subjects[].apiGroup') {
    return kind === 'ServiceAccount' ? [] : [rbac];
  }
  return words === 'subjects[].name' && kind === 'Group' ? wellKnownGroups : [];
}
