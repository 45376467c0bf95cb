/**
 * Completion: words that controllers agree on
 *
 * Provisioners, ingress controllers, finalizers and usual shares of pods; hosts of an Ingress in its certificates.
 *
 *     provisioner: $0      →      provisioner: ebs.csi.aws.com
 */

import { CompletionItemKind } from 'vscode-languageserver-types';
import {
  commonFinalizers,
  ingressControllers,
  kindFinalizers,
  type Words,
  wellKnownProvisioners,
} from '../../core/kubernetes/wellKnownNames.js';
import { isValue, itemsIn, pathWords } from '../completionPlace.js';
import { stringText } from '../scalarText.js';
import type { CompletionContext, Proposal } from './types.js';

const shares: Words = [
  ['1', 'one pod at a time'],
  ['25%', 'a quarter of the pods'],
  ['50%', 'half of the pods'],
];

/** Proposes the words of a place. */
export function wellKnownWords(context: CompletionContext): readonly Proposal[] {
  return isValue(context)
    ? wordsAt(context).map(([label, detail], rank) => ({
        label,
        kind: CompletionItemKind.Constant,
        text: /^\d+$/.test(label) ? label : stringText(label),
        rank: 300 + rank,
        detail,
      }))
    : [];
}

function wordsAt(context: CompletionContext): Words {
  const kind = context.object.kind ?? '';
  switch (`${kind} ${pathWords(context.path)}`) {
    case 'StorageClass provisioner':
      return wellKnownProvisioners;
    case 'CSIDriver metadata.name':
    case 'PersistentVolume spec.csi.driver':
    case 'VolumeAttributesClass driverName':
      return wellKnownProvisioners.filter(([name]) => !name.includes('/'));
    case 'PodDisruptionBudget spec.maxUnavailable':
    case 'PodDisruptionBudget spec.minAvailable':
    case 'Deployment spec.strategy.rollingUpdate.maxSurge':
    case 'Deployment spec.strategy.rollingUpdate.maxUnavailable':
    case 'DaemonSet spec.updateStrategy.rollingUpdate.maxUnavailable':
      return shares;
    case 'Ingress spec.rules[].http.paths[].path':
      return [['/', 'everything']];
    case 'IngressClass spec.controller':
      return ingressControllers;
    case 'Ingress spec.tls[].hosts[]':
      return itemsIn(context, ['spec', 'rules']).flatMap(({ host }) =>
        typeof host === 'string' ? [[host, 'host of a rule'] as const] : [],
      );
    case `${kind} metadata.finalizers[]`:
      return [...(kindFinalizers[kind] ?? []), ...commonFinalizers];
    default:
      return [];
  }
}
