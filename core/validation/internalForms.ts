// Some messages print a struct of the server's internal API: its own field names, every field, nothing left out.
import type {
  DaemonSetUpdateStrategy,
  DeploymentStrategy,
  LabelSelector,
  PodDisruptionBudgetSpec,
  SecurityContext,
  StatefulSetUpdateStrategy,
} from '../../schemas/built/types.js';

/** A container's security context. */
export function internalSecurityContext(context: SecurityContext): object {
  const { capabilities, seccompProfile, appArmorProfile } = context;
  return {
    Capabilities:
      capabilities === undefined
        ? null
        : { Add: capabilities.add ?? null, Drop: capabilities.drop ?? null },
    Privileged: context.privileged ?? null,
    SELinuxOptions: withCapitals(context.seLinuxOptions),
    WindowsOptions: withCapitals(context.windowsOptions),
    RunAsUser: context.runAsUser ?? null,
    RunAsGroup: context.runAsGroup ?? null,
    RunAsNonRoot: context.runAsNonRoot ?? null,
    ReadOnlyRootFilesystem: context.readOnlyRootFilesystem ?? null,
    AllowPrivilegeEscalation: context.allowPrivilegeEscalation ?? null,
    ProcMount: context.procMount ?? null,
    SeccompProfile:
      seccompProfile === undefined
        ? null
        : { Type: seccompProfile.type, LocalhostProfile: seccompProfile.localhostProfile ?? null },
    AppArmorProfile:
      appArmorProfile === undefined
        ? null
        : {
            Type: appArmorProfile.type,
            LocalhostProfile: appArmorProfile.localhostProfile ?? null,
          },
  };
}

/** A Deployment's strategy. */
export function internalStrategy(strategy: DeploymentStrategy): object {
  return {
    Type: strategy.type ?? '',
    RollingUpdate:
      strategy.rollingUpdate === undefined
        ? null
        : {
            MaxUnavailable: strategy.rollingUpdate.maxUnavailable ?? 0,
            MaxSurge: strategy.rollingUpdate.maxSurge ?? 0,
          },
  };
}

/** A DaemonSet's update strategy. */
export function internalDaemonStrategy({ type, rollingUpdate }: DaemonSetUpdateStrategy): object {
  return internalStrategy({
    type: type ?? '',
    ...(rollingUpdate === undefined ? {} : { rollingUpdate }),
  });
}

/** A StatefulSet's update strategy. */
export function internalUpdateStrategy(strategy: StatefulSetUpdateStrategy): object {
  return {
    Type: strategy.type ?? '',
    RollingUpdate:
      strategy.rollingUpdate === undefined ? null : internalPartition(strategy.rollingUpdate),
  };
}

/** The rolling update of a StatefulSet. */
export function internalPartition(
  rolling: NonNullable<StatefulSetUpdateStrategy['rollingUpdate']>,
): object {
  return {
    Partition: rolling.partition ?? 0,
    MaxUnavailable: rolling.maxUnavailable ?? null,
  };
}

/** A disruption budget's spec. */
export function internalBudget(spec: PodDisruptionBudgetSpec): object {
  return {
    MinAvailable: spec.minAvailable ?? null,
    Selector: spec.selector ?? null,
    MaxUnavailable: spec.maxUnavailable ?? null,
    UnhealthyPodEvictionPolicy: spec.unhealthyPodEvictionPolicy ?? null,
  };
}

/** A label selector as the server writes it: maps in order, keys and operators even where they are empty. */
export function writtenSelector(selector: LabelSelector): object {
  const { matchLabels, matchExpressions } = selector;
  return {
    ...(matchLabels === undefined ? {} : { matchLabels: writtenMap(matchLabels) }),
    ...(matchExpressions === undefined
      ? {}
      : {
          matchExpressions: matchExpressions.map(({ key, operator, values }) => ({
            key: key ?? '',
            operator: operator ?? '',
            ...(values === undefined || values.length === 0 ? {} : { values }),
          })),
        }),
  };
}

/** A map as Go writes it: with its keys in order. */
export function writtenMap(map: { readonly [key: string]: string } | undefined): object {
  return Object.fromEntries(Object.entries(map ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A port of a Service, with only what makes it one and the same. */
export function internalServicePort(protocol: string, port: number): object {
  return {
    Name: '',
    Protocol: protocol,
    AppProtocol: null,
    Port: port,
    TargetPort: 0,
    NodePort: 0,
  };
}

function withCapitals(value: object | undefined): object | null {
  if (value === undefined) {
    return null;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name.charAt(0).toUpperCase() + name.slice(1),
      each,
    ]),
  );
}
