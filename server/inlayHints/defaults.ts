/**
 * Inlay hints: defaults that apply
 *
 * What the server fills in where it matters most: replicas, a Service's type, and when images are pulled.
 *
 *     image: nginx      →      image: nginx  imagePullPolicy: Always
 */

import { defaultPullPolicy } from '../../core/defaulting/image.js';
import { containersIn, fieldsAt, isSet, rootOf, textAt } from '../placedFields.js';
import type { Hint, HintContext } from './types.js';

const ofSpec: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  Deployment: [['replicas', '1']],
  StatefulSet: [['replicas', '1']],
  ReplicaSet: [['replicas', '1']],
  Service: [['type', 'ClusterIP']],
  HorizontalPodAutoscaler: [['minReplicas', '1']],
  CronJob: [['concurrencyPolicy', 'Allow']],
  Job: [['backoffLimit', '6']],
};

/** Hints after `spec` and after images. */
export function defaults({ self }: HintContext): readonly Hint[] {
  const spec = fieldsAt(rootOf(self), 'spec');
  const absent = (ofSpec[self.facts.kind] ?? []).filter(([name]) => !isSet(spec, name));
  const hints = absent.map(([name, value]) => hint(spec.path, `${name}: ${value}`));
  const images = containersIn(self).flatMap(container => {
    const image = textAt(container, 'image');
    const policy = image === undefined ? undefined : defaultPullPolicy(image);
    return policy !== 'Always' || isSet(container, 'imagePullPolicy')
      ? []
      : [hint([...container.path, 'image'], `imagePullPolicy: ${policy}`)];
  });
  return [...hints, ...images];
}

function hint(path: Hint['path'], text: string): Hint {
  return { path, text, tooltip: 'The server fills this in' };
}
