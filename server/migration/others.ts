// The smaller migrations: webhooks, endpoint slices, flow control, runtime classes, cluster roles' subjects.

import { type Fields, fieldsOf } from '../../core/json.js';
import { changeField, mapItems, renameField, withField, withoutFields } from './records.js';

/** admissionregistration v1: what v1beta1 assumed must be written. */
export function migrateWebhooks(object: Fields): Fields {
  return changeField(object, 'webhooks', webhooks =>
    mapItems(webhooks, webhook => {
      const versions = webhook['admissionReviewVersions'] ?? ['v1', 'v1beta1'];
      const effects = webhook['sideEffects'];
      const isRefused = effects === undefined || effects === 'Unknown' || effects === 'Some';
      const known = isRefused ? withField(webhook, 'sideEffects', 'None') : webhook;
      return withField(known, 'admissionReviewVersions', versions);
    }),
  );
}

/** discovery.k8s.io v1: the node has its own field. */
export function migrateEndpointSlice(object: Fields): Fields {
  return changeField(object, 'endpoints', endpoints =>
    mapItems(endpoints, endpoint => {
      const topology = fieldsOf(endpoint['topology']);
      const nodeName = endpoint['nodeName'] ?? topology['kubernetes.io/hostname'];
      const zone = endpoint['zone'] ?? topology['topology.kubernetes.io/zone'];
      const rest = withoutFields(endpoint, 'topology');
      return withField(withField(rest, 'nodeName', nodeName), 'zone', zone);
    }),
  );
}

/** flowcontrol v1: shares are nominal. */
export function migratePriorityLevel(object: Fields): Fields {
  return changeField(object, 'spec', spec =>
    changeField(fieldsOf(spec), 'limited', limited =>
      renameField(fieldsOf(limited), 'assuredConcurrencyShares', 'nominalConcurrencyShares'),
    ),
  );
}

/** rbac v1: subjects have an apiGroup. */
export function migrateBinding(object: Fields): Fields {
  return changeField(object, 'subjects', subjects =>
    mapItems(subjects, subject => withoutFields(subject, 'apiVersion')),
  );
}
