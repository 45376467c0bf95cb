// The simulator as a library: the façade and the types hosts need. What is not exported here is the simulator's own.

export { ApiError } from './api/apiError.js';
export { createSimulation } from './createSimulation.js';
export type { Client, Resolution, ResolvedEndpoint, Target } from './network/view.js';
export type { SchedulingDecision } from './scheduler/decisionLog.js';
export type * from './simulation.js';
