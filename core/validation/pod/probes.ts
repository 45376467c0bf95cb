// Probes and life-cycle hooks: exactly one handler, thresholds, ports.
import type {
  HTTPGetAction,
  Lifecycle,
  LifecycleHandler,
  Probe,
} from '../../../schemas/built/types.js';
import { checkNonNegative, checkPort, checkPresent } from '../checks.js';
import { portNumber } from '../names.js';
import type { Place } from '../place.js';

const schemes = ['HTTP', 'HTTPS'];
const headerNamePattern = /^[-A-Za-z0-9]+$/;
const headerNameMessage =
  "a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used " +
  "for validation is '[-A-Za-z0-9]+')";

/** What a probe and a hook have in common. */
interface Handler extends LifecycleHandler {
  readonly grpc?: Probe['grpc'];
}

/** Which probe it is decides its success threshold and its grace period. */
export function checkLivenessProbe(probe: Probe, gracePeriod: number | undefined, at: Place): void {
  checkProbe(probe, gracePeriod, at);
  if ((probe.successThreshold ?? 0) !== 1) {
    at.field('successThreshold').invalid(probe.successThreshold ?? 0, 'must be 1');
  }
}

/** A readiness probe has no grace period of its own. */
export function checkReadinessProbe(
  probe: Probe,
  gracePeriod: number | undefined,
  at: Place,
): void {
  checkProbe(probe, gracePeriod, at);
  if (probe.terminationGracePeriodSeconds !== undefined) {
    at.field('terminationGracePeriodSeconds').invalid(
      probe.terminationGracePeriodSeconds,
      'must not be set for readinessProbes',
    );
  }
}

/** The hooks of a container. */
export function checkLifecycle(
  lifecycle: Lifecycle,
  gracePeriod: number | undefined,
  at: Place,
): void {
  if (lifecycle.postStart !== undefined) {
    checkHandler(lifecycle.postStart, gracePeriod, at.field('postStart'));
  }
  if (lifecycle.preStop !== undefined) {
    checkHandler(lifecycle.preStop, gracePeriod, at.field('preStop'));
  }
}

function checkProbe(probe: Probe, gracePeriod: number | undefined, at: Place): void {
  checkHandler(probe, gracePeriod, at);
  checkNonNegative(probe.initialDelaySeconds, at.field('initialDelaySeconds'));
  checkNonNegative(probe.timeoutSeconds, at.field('timeoutSeconds'));
  checkNonNegative(probe.periodSeconds, at.field('periodSeconds'));
  checkNonNegative(probe.successThreshold, at.field('successThreshold'));
  checkNonNegative(probe.failureThreshold, at.field('failureThreshold'));
  const grace = probe.terminationGracePeriodSeconds;
  if (grace !== undefined && grace <= 0) {
    at.field('terminationGracePeriodSeconds').invalid(grace, 'must be greater than 0');
  }
}

function checkHandler(handler: Handler, gracePeriod: number | undefined, at: Place): void {
  let found = false;
  for (const name of handlerNames) {
    if (handler[name] === undefined) {
      continue;
    }
    if (found) {
      at.field(name).forbidden('may not specify more than 1 handler type');
      continue;
    }
    found = true;
    checkAction(handler, name, gracePeriod, at.field(name));
  }
  if (!found) {
    at.required('must specify a handler type');
  }
}

const handlerNames = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'] as const;

function checkAction(
  handler: Handler,
  name: (typeof handlerNames)[number],
  gracePeriod: number | undefined,
  at: Place,
): void {
  switch (name) {
    case 'exec':
      if ((handler.exec?.command ?? []).length === 0) {
        at.field('command').required();
      }
      return;
    case 'httpGet':
      checkHttpGet(handler.httpGet ?? { port: 0 }, at);
      return;
    case 'tcpSocket':
      checkPort(handler.tcpSocket?.port, at.field('port'));
      return;
    case 'grpc':
      at.field('port').invalidEach(handler.grpc?.port ?? 0, portNumber(handler.grpc?.port ?? 0));
      return;
    default:
      checkSleep(handler.sleep?.seconds ?? 0, gracePeriod, at);
  }
}

function checkHttpGet(action: HTTPGetAction, at: Place): void {
  checkPresent(action.path, at.field('path'));
  checkPort(action.port, at.field('port'));
  if (!schemes.includes(action.scheme ?? '')) {
    at.field('scheme').notSupported(action.scheme ?? '', schemes);
  }
  for (const [index, header] of (action.httpHeaders ?? []).entries()) {
    if (!headerNamePattern.test(header.name ?? '')) {
      at.field('httpHeaders')
        .silent(index)
        .invalid(header.name ?? '', headerNameMessage);
    }
  }
}

function checkSleep(seconds: number, gracePeriod: number | undefined, at: Place): void {
  if (gracePeriod !== undefined && (seconds < 0 || seconds > gracePeriod)) {
    const bound = `terminationGracePeriodSeconds (${gracePeriod})`;
    at.invalid(seconds, `must be non-negative and less than ${bound}`);
  }
}
