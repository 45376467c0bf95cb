/**
 * Completion: names within a pod
 *
 * Volumes for mounts, containers, claims of devices, and ports for probes and lifecycle hooks.
 *
 *     volumeMounts:
 *       - name: $0      →      name: data
 */

import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Fields } from '../../core/json.js';
import { fieldsOf } from '../../core/json.js';
import type { FieldPath } from '../../core/validation/fieldError.js';
import { isValue, itemsIn, pathWords } from '../completionPlace.js';
import { containerPathOf, fieldsIn, podSpotOf } from '../objectPlace.js';
import { stringText } from '../scalarText.js';
import type { CompletionContext, Proposal } from './types.js';

const portPlace =
  /^(?:(?:liveness|readiness|startup)Probe|lifecycle\.(?:postStart|preStop))\.(?:httpGet|tcpSocket|grpc)\.port$/;

/** Proposes names that the same pod defines. */
export function podNames(context: CompletionContext): readonly Proposal[] {
  const spot = podSpotOf(context);
  if (spot === undefined || !isValue(context)) {
    return [];
  }
  const container = containerPathOf(context);
  if (container !== undefined) {
    return inContainer(context, spot.specPath, container);
  }
  const isContainerName = /resourceFieldRef\.containerName$/.test(pathWords(spot.below));
  return isContainerName ? containerNames(context, spot.specPath) : [];
}

function inContainer(
  context: CompletionContext,
  specPath: FieldPath,
  container: FieldPath,
): readonly Proposal[] {
  const words = pathWords(context.path.slice(container.length));
  switch (words) {
    case 'volumeMounts[].name':
    case 'volumeDevices[].name':
      return volumeNames(context, specPath);
    case 'resources.claims[].name':
      return itemsIn(context, [...specPath, 'resourceClaims']).flatMap(named);
    case 'env[].valueFrom.resourceFieldRef.containerName':
      return containerNames(context, specPath);
    default:
      return portPlace.test(words) ? portsOf(context, container) : [];
  }
}

/** Volumes of the pod, and claims that a StatefulSet makes for it; those not mounted yet first. */
function volumeNames(context: CompletionContext, specPath: FieldPath): Proposal[] {
  const volumes = itemsIn(context, [...specPath, 'volumes']);
  const claims = itemsIn(context, ['spec', 'volumeClaimTemplates']);
  const list = context.path.slice(0, -2);
  const mounted = new Set(
    itemsIn(context, list).flatMap(({ name }, index) =>
      index === context.path.at(-2) ? [] : name,
    ),
  );
  const fromClaims = claims.flatMap(claim => {
    const { name } = fieldsOf(claim.metadata);
    return typeof name === 'string' ? proposal(name, 'claim of the StatefulSet') : [];
  });
  return [...volumes.flatMap(named), ...fromClaims].map(each => ({
    ...each,
    rank: mounted.has(each.label) ? 50 : 0,
  }));
}

function containerNames(context: CompletionContext, specPath: FieldPath): Proposal[] {
  return ['containers', 'initContainers'].flatMap(field =>
    itemsIn(context, [...specPath, field]).flatMap(({ name, image }) =>
      typeof name === 'string' ? proposal(name, String(image ?? '')) : [],
    ),
  );
}

function portsOf(context: CompletionContext, container: FieldPath): Proposal[] {
  const isGrpc = context.path.at(-2) === 'grpc';
  const { name: containerName } = fieldsIn(context, container);
  return itemsIn(context, [...container, 'ports']).flatMap(({ name, containerPort }, index) => {
    const detail = `port of container ${containerName ?? ''}`;
    const byName =
      typeof name === 'string' && !isGrpc ? proposal(name, `${containerPort} · ${detail}`) : [];
    const byNumber =
      typeof containerPort === 'number' ? proposal(String(containerPort), detail) : [];
    const numbers = byNumber.map(each => ({ ...each, text: each.label }));
    return [...byName, ...numbers].map((each, form) => ({
      ...each,
      rank: 2 * index + form,
    }));
  });
}

/** A volume says what it is by the field beside its name. */
function named(item: Fields): Proposal[] {
  const what = Object.keys(item).find(key => key !== 'name') ?? '';
  return typeof item.name === 'string' ? proposal(item.name, what) : [];
}

function proposal(name: string, detail: string): Proposal[] {
  return [
    { label: name, kind: CompletionItemKind.Variable, text: stringText(name), rank: 0, detail },
  ];
}
