// The CEL of the API server: the language library with Kubernetes' own functions, made once, when it is first needed.
import { Environment } from '@marcbachmann/cel-js';
import { addKubernetesLibrary } from './kubernetesLibrary.js';

/** Variables of rules, policies and device selectors. What a rule does not get is unknown to it when it runs. */
const variables = [
  'self',
  'oldSelf',
  'object',
  'oldObject',
  'request',
  'params',
  'namespaceObject',
  'variables',
  'authorizer',
  'device',
];

const made: Environment[] = [];

/** The one environment of all expressions. */
export function kubernetesEnvironment(): Environment {
  const environment = made[0] ?? createEnvironment();
  made[0] = environment;
  return environment;
}

function createEnvironment(): Environment {
  const environment = new Environment({
    homogeneousAggregateLiterals: false,
    enableOptionalTypes: true,
    limits: { maxListElements: 10_000, maxMapEntries: 10_000 },
  });
  for (const name of variables) {
    environment.registerVariable(name, 'dyn');
  }
  addKubernetesLibrary(environment);
  return environment;
}
