import { expect, test } from 'vitest';
import { untranslated } from '../../../../client/simulatorHost/translate.js';
import { objectWords } from '../../../../client/simulatorHost/view/objectWords.js';

const metadata = { name: 'it', namespace: 'default' };

test.each([
  [
    'a quota counts what is used',
    {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      status: {
        hard: { pods: '40', 'requests.cpu': '2' },
        used: { pods: '17', 'requests.cpu': '500m' },
      },
    },
    { description: 'pods 17/40 · requests.cpu 500m/2', tone: 'good' },
  ],
  [
    'a quota that is used up warns',
    {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      status: { hard: { 'requests.cpu': '2' }, used: { 'requests.cpu': '2000m' } },
    },
    { description: 'requests.cpu 2000m/2', tone: 'warning' },
  ],
  [
    'an autoscaler says its replicas and numbers',
    {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      spec: {
        scaleTargetRef: { kind: 'Deployment', name: 'web' },
        minReplicas: 2,
        maxReplicas: 9,
        metrics: [
          {
            type: 'Resource',
            resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } },
          },
        ],
      },
      status: { currentReplicas: 3, currentMetrics: [] },
    },
    { description: '3 of 2–9 replicas · cpu: <unknown>/50%', tone: 'neutral' },
  ],
  [
    'a NetworkPolicy says whom it concerns',
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      spec: { podSelector: { matchLabels: { app: 'store' } } },
    },
    { description: 'for pods with app=store', tone: 'neutral' },
  ],
  [
    'a volume has its phase and size',
    {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      spec: { capacity: { storage: '20Gi' } },
      status: { phase: 'Available' },
    },
    { description: 'Available · 20Gi', tone: 'good' },
  ],
])('%s', (_title, object, expected) => {
  expect(objectWords({ metadata, ...object }, untranslated)).toEqual(expected);
});
