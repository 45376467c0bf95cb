// Which Kubernetes the simulator behaves as: for who loads its API, and for what the server says of itself.

/** The version that is simulated, as catalogues name it. */
export const simulatedVersion = '1.36';

/** The release that the behaviour was recorded from. */
export const simulatedRelease = 'v1.36.2';
