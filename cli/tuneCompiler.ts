// Lets V8 optimise only what runs long: a simulation from the command line is over before more would pay.
import { setFlagsFromString } from 'node:v8';

/**
 * Three times V8's own patience before a function is optimised, for all of this process: so not in an editor's.
 * Without it a first run of 1,000 replicas spends as much on compiling, in threads beside it, as on the cluster.
 */
export function tuneCompiler(): void {
  setFlagsFromString('--interrupt-budget=400000');
}
