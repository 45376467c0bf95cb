// Between the version a manifest is written in and the one its object is stored with.

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import { autoscalerFromV1, autoscalerToV1 } from '../api/http/autoscalerConversion.js';
import { eventFromEventsGroup } from '../api/http/eventConversion.js';
import { groupKindOf, storedApiVersion } from '../api/resources.js';

/** The object as it is stored. */
export function toStored(object: KubernetesObject): KubernetesObject {
  switch (`${object.apiVersion}/${object.kind}`) {
    case 'autoscaling/v1/HorizontalPodAutoscaler':
      return { ...autoscalerFromV1(object), apiVersion: 'autoscaling/v2' };
    case 'events.k8s.io/v1/Event':
      return { ...eventFromEventsGroup(object), apiVersion: 'v1' };
    default: {
      const apiVersion = storedApiVersion(groupKindOf(object)) ?? object.apiVersion;
      return apiVersion === object.apiVersion ? object : { ...object, apiVersion };
    }
  }
}

/** A stored object in the version a manifest speaks. */
export function fromStored(object: KubernetesObject, apiVersion: string): KubernetesObject {
  if (object.apiVersion === apiVersion) {
    return object;
  }
  const isAutoscaler = apiVersion === 'autoscaling/v1' && object.kind === 'HorizontalPodAutoscaler';
  return { ...(isAutoscaler ? autoscalerToV1(object) : object), apiVersion };
}
