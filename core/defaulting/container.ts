// Defaults of a container: pull policy, termination message, ports, probes, life-cycle hooks, environment.
import type {
  Container,
  ContainerPort,
  EnvVar,
  HTTPGetAction,
  Lifecycle,
  LifecycleHandler,
  Probe,
  ResourceRequirements,
} from '../../schemas/built/types.js';
import { defaultPullPolicy } from './image.js';
import { withCanonicalRequirements, withStoredQuantity } from './resourceList.js';
import { eachItem, withDefaultsForZero, withField } from './sharing.js';

/** A container, init container or ephemeral container with its defaults. */
export function defaultContainer<T extends Container>(container: T): T {
  let result = withDefaultsForZero<Container>(container, {
    imagePullPolicy: needsPullPolicy(container) ? defaultPullPolicy(container.image) : undefined,
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    resources: noResources,
  });
  result = withField(result, 'resources', withCanonicalRequirements);
  result = withField(result, 'ports', ports => eachItem(ports, defaultPort));
  result = withField(result, 'env', env => eachItem(env, defaultEnv));
  result = withField(result, 'livenessProbe', defaultProbe);
  result = withField(result, 'readinessProbe', defaultProbe);
  result = withField(result, 'startupProbe', defaultProbe);
  result = withField(result, 'lifecycle', defaultLifecycle);
  return result as T;
}

const noResources: ResourceRequirements = {};

function needsPullPolicy(container: Container): boolean {
  return (container.imagePullPolicy ?? '') === '';
}

function defaultPort(port: ContainerPort): ContainerPort {
  return withDefaultsForZero(port, { protocol: 'TCP' });
}

function defaultEnv(env: EnvVar): EnvVar {
  return withField(env, 'valueFrom', source => {
    const named = withField(source, 'fieldRef', reference =>
      withDefaultsForZero(reference, { apiVersion: 'v1' }),
    );
    return withField(named, 'resourceFieldRef', withStoredDivisor);
  });
}

/** The divisor is always written: `0` where it was not given. */
export function withStoredDivisor<T extends { readonly divisor?: string | number }>(
  reference: T,
): T {
  if (reference.divisor === undefined) {
    return { ...reference, divisor: '0' };
  }
  return withField(reference, 'divisor', withStoredQuantity as (value: unknown) => T['divisor']);
}

function defaultProbe(probe: Probe): Probe {
  const filled = withDefaultsForZero(probe, {
    timeoutSeconds: 1,
    periodSeconds: 10,
    successThreshold: 1,
    failureThreshold: 3,
  });
  const withGet = withField(filled, 'httpGet', defaultHttpGet);
  return withField(withGet, 'grpc', grpc =>
    grpc.service === undefined ? { ...grpc, service: '' } : grpc,
  );
}

function defaultLifecycle(lifecycle: Lifecycle): Lifecycle {
  const withStart = withField(lifecycle, 'postStart', defaultHandler);
  return withField(withStart, 'preStop', defaultHandler);
}

function defaultHandler(handler: LifecycleHandler): LifecycleHandler {
  return withField(handler, 'httpGet', defaultHttpGet);
}

function defaultHttpGet(action: HTTPGetAction): HTTPGetAction {
  return withDefaultsForZero(action, { path: '/', scheme: 'HTTP' });
}
