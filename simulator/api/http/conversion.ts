// Between the version a client speaks and the one objects are stored with. Most differ only in their apiVersion;
// autoscalers and events have two forms.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { autoscalerFromV1, autoscalerToV1 } from './autoscalerConversion.js';
import { eventFromEventsGroup, eventToEventsGroup } from './eventConversion.js';
import type { ServedResource } from './servedResources.js';

type Convert = (object: KubernetesObject) => KubernetesObject;

const outward: Readonly<Record<string, Convert>> = {
  'autoscaling/v1/HorizontalPodAutoscaler': autoscalerToV1,
  'events.k8s.io/v1/Event': eventToEventsGroup,
};

const inward: Readonly<Record<string, Convert>> = {
  'autoscaling/v1/HorizontalPodAutoscaler': autoscalerFromV1,
  'events.k8s.io/v1/Event': eventFromEventsGroup,
};

/** A stored object as a client of this version sees it. */
export function toRequestVersion(
  served: ServedResource,
  object: KubernetesObject,
): KubernetesObject {
  if (object.apiVersion === served.apiVersion) {
    return object;
  }
  const convert = outward[`${served.apiVersion}/${served.resource.kind}`];
  return { ...(convert?.(object) ?? object), apiVersion: served.apiVersion };
}

/** A client's object as it is stored. */
export function toStoredVersion(
  served: ServedResource,
  object: KubernetesObject,
): KubernetesObject {
  if (served.storedApiVersion === served.apiVersion) {
    return object;
  }
  const convert = inward[`${served.apiVersion}/${served.resource.kind}`];
  return { ...(convert?.(object) ?? object), apiVersion: served.storedApiVersion };
}
