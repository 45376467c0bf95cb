// Defaults of apps/v1 and the ReplicationController.
import type {
  DaemonSet,
  Deployment,
  ObjectMeta,
  PersistentVolumeClaim,
  ReplicaSet,
  ReplicationController,
  StatefulSet,
} from '../../../schemas/built/types.js';
import { defaultClaimTemplate } from '../claim.js';
import { defaultTemplate } from '../podSpec.js';
import { eachItem, withDefaults, withDefaultsForZero, withField, withSpec } from '../sharing.js';

/** A Deployment with its defaults. */
export function defaultDeployment(deployment: Deployment): Deployment {
  return withSpec(deployment, spec => {
    const filled = withDefaults(spec, {
      replicas: 1,
      strategy: {},
      template: {},
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
    });
    const withStrategy = withField(filled, 'strategy', strategy => {
      const typed = withDefaultsForZero(strategy, { type: 'RollingUpdate' });
      return typed.type !== 'RollingUpdate'
        ? typed
        : withField(withDefaults(typed, { rollingUpdate: {} }), 'rollingUpdate', rolling =>
            withDefaults(rolling, { maxUnavailable: '25%', maxSurge: '25%' }),
          );
    });
    return withField(withStrategy, 'template', defaultTemplate);
  });
}

/** A ReplicaSet with its defaults. */
export function defaultReplicaSet(replicaSet: ReplicaSet): ReplicaSet {
  return withSpec(replicaSet, spec =>
    withField(withDefaults(spec, { replicas: 1, template: {} }), 'template', defaultTemplate),
  );
}

/** A ReplicationController with its defaults; labels and selector are those of its template where it has none. */
export function defaultReplicationController(
  controller: ReplicationController,
): ReplicationController {
  const templateLabels = controller.spec?.template?.metadata?.labels;
  const labelled = withLabelsOf(controller, controller.spec?.template?.metadata);
  return withSpec(labelled, spec => {
    const filled = withDefaults(spec, { replicas: 1 });
    const selecting =
      templateLabels !== undefined && Object.keys(filled.selector ?? {}).length === 0
        ? { ...filled, selector: templateLabels }
        : filled;
    return withField(selecting, 'template', defaultTemplate);
  });
}

/** A StatefulSet with its defaults. */
export function defaultStatefulSet(set: StatefulSet): StatefulSet {
  return withSpec(set, spec => {
    const filled = withDefaults(spec, {
      replicas: 1,
      serviceName: '',
      updateStrategy: {},
      template: {},
      revisionHistoryLimit: 10,
      persistentVolumeClaimRetentionPolicy: {},
    });
    const managed = withDefaultsForZero(filled, { podManagementPolicy: 'OrderedReady' });
    const withStrategy = withField(managed, 'updateStrategy', strategy => {
      // Unlike for other kinds, a strategy that is named gets no rolling update of its own.
      const typed =
        (strategy.type ?? '') === ''
          ? { rollingUpdate: {}, ...strategy, type: 'RollingUpdate' }
          : strategy;
      return typed.type !== 'RollingUpdate'
        ? typed
        : withField(typed, 'rollingUpdate', rolling => withDefaults(rolling, { partition: 0 }));
    });
    const withRetention = withField(withStrategy, 'persistentVolumeClaimRetentionPolicy', policy =>
      withDefaultsForZero(policy, { whenDeleted: 'Retain', whenScaled: 'Retain' }),
    );
    const withClaims = withField(withRetention, 'volumeClaimTemplates', claims =>
      eachItem<PersistentVolumeClaim>(claims, defaultClaimTemplate),
    );
    return withField(withClaims, 'template', defaultTemplate);
  });
}

/** A DaemonSet with its defaults. */
export function defaultDaemonSet(set: DaemonSet): DaemonSet {
  return withSpec(set, spec => {
    const filled = withDefaults(spec, {
      updateStrategy: {},
      template: {},
      revisionHistoryLimit: 10,
    });
    const withStrategy = withField(filled, 'updateStrategy', strategy => {
      const typed = withDefaultsForZero(strategy, { type: 'RollingUpdate' });
      return typed.type !== 'RollingUpdate'
        ? typed
        : withField(withDefaults(typed, { rollingUpdate: {} }), 'rollingUpdate', rolling =>
            withDefaults(rolling, { maxUnavailable: 1, maxSurge: 0 }),
          );
    });
    return withField(withStrategy, 'template', defaultTemplate);
  });
}

/** An object with the labels of its pod template, where it has none of its own. */
export function withLabelsOf<T extends { readonly metadata: ObjectMeta }>(
  object: T,
  template: ObjectMeta | undefined,
): T {
  const labels = template?.labels;
  if (labels === undefined || Object.keys(object.metadata?.labels ?? {}).length > 0) {
    return object;
  }
  return { ...object, metadata: { ...object.metadata, labels } };
}
