// Where a container says how it is asked. For rules, hints and navigation.

/** The probes of a container. */
export const probeFields = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;

/** Probes and hooks, below a container. */
export const checkPaths: readonly (readonly string[])[] = [
  ...probeFields.map(field => [field]),
  ['lifecycle', 'postStart'],
  ['lifecycle', 'preStop'],
];

/** What asks at a port. */
export const portActions = ['httpGet', 'tcpSocket', 'grpc'] as const;
