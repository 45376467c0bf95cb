// A container whose image cannot be had: a name that is none, a pull that fails, or a pull that is not allowed.
// After pkg/kubelet/images/image_manager.go: EnsureImageExists.

import type { ContainerEvent, ContainerRuntime } from './containerRuntime.js';

/** What a failed pull needs of its surroundings. */
export interface PullContext {
  readonly nowMs: number;
  emit(event: ContainerEvent): void;
}

const component = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const domain = '(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)(?:\\.[a-zA-Z0-9-]+)*(?::[0-9]+)?';
const reference = new RegExp(
  `^(?:${domain}/)?${component}(?:/${component})*(?::[\\w][\\w.-]{0,127})?(?:@[a-zA-Z0-9+._-]+:[0-9a-fA-F]{32,})?$`,
);

/** The container waiting for its image; undefined where it has it. */
export function missImage(
  runtime: ContainerRuntime,
  context: PullContext,
): ContainerRuntime | undefined {
  const { image = '', imagePullPolicy } = runtime.container;
  const fault = runtime.course.startsRegardless ? undefined : imageFault(image);
  if (fault !== undefined) {
    const message = `Failed to apply default image tag "${image}": couldn't parse image name "${image}": ${fault}`;
    return refuse(runtime, context, {
      reason: 'InvalidImageName',
      event: 'InspectFailed',
      message,
    });
  }
  const { pullError } = runtime.course;
  if (pullError !== undefined && imagePullPolicy === 'Never') {
    const message = `Container image "${image}" is not present with pull policy of Never`;
    const reason = 'ErrImageNeverPull';
    return refuse(runtime, context, { reason, event: reason, message });
  }
  return pullError === undefined ? undefined : failPull(runtime, pullError, context);
}

/** What is wrong with an image's name, in the words of its parser. */
export function imageFault(image: string): string | undefined {
  const slash = image.indexOf('/');
  const first = image.slice(0, Math.max(slash, 0));
  const isHost = slash > 0 && (/[.:]/.test(first) || first === 'localhost' || /[A-Z]/.test(first));
  const rest = isHost ? image.slice(slash + 1) : image;
  const path = isHost || slash >= 0 ? rest : `library/${rest}`;
  const repository = path.split(':')[0] ?? '';
  if (repository !== repository.toLowerCase() && !repository.includes('@')) {
    return `invalid reference format: repository name (${repository}) must be lowercase`;
  }
  return reference.test(image) ? undefined : 'invalid reference format';
}

/** Said once; it is tried again only when the image is changed. */
function refuse(
  runtime: ContainerRuntime,
  { emit }: PullContext,
  how: { readonly reason: string; readonly event: string; readonly message: string },
): ContainerRuntime {
  const { reason, event, message } = how;
  const isKnown = runtime.phase.state === 'waiting' && runtime.phase.reason === reason;
  if (!isKnown) {
    emit({ type: 'Warning', reason: event, message, container: runtime });
    emit({ type: 'Warning', reason: 'Failed', message: `Error: ${reason}`, container: runtime });
  }
  return { ...runtime, startDueMs: undefined, phase: { state: 'waiting', reason, message } };
}

/** How long ErrImagePull is shown before it becomes ImagePullBackOff. */
const pullErrorShownMs = 1_000;

/** Pulls back off like restarts: 10 s, doubling to 5 minutes. */
function failPull(
  runtime: ContainerRuntime,
  error: string,
  context: PullContext,
): ContainerRuntime {
  const image = runtime.container.image ?? '';
  const pull = `failed to pull and unpack image "${image}": ${error}`;
  const say = (type: 'Normal' | 'Warning', reason: string, message: string): void =>
    context.emit({ type, reason, message, container: runtime });
  const isRetry = runtime.phase.state === 'waiting' && runtime.phase.reason === 'ErrImagePull';
  if (isRetry) {
    const waitMs = Math.min(10_000 * 2 ** (runtime.failedPulls - 1), 300_000);
    say('Normal', 'BackOff', `Back-off pulling image "${image}"`);
    say('Warning', 'Failed', 'Error: ImagePullBackOff');
    return {
      ...runtime,
      startDueMs: context.nowMs + waitMs,
      phase: {
        state: 'waiting',
        reason: 'ImagePullBackOff',
        message: `Back-off pulling image "${image}": ErrImagePull: ${pull}`,
      },
    };
  }
  say('Normal', 'Pulling', `Pulling image "${image}"`);
  say('Warning', 'Failed', `Failed to pull image "${image}": ${pull}`);
  say('Warning', 'Failed', 'Error: ErrImagePull');
  return {
    ...runtime,
    failedPulls: runtime.failedPulls + 1,
    startDueMs: context.nowMs + pullErrorShownMs,
    phase: { state: 'waiting', reason: 'ErrImagePull', message: pull },
  };
}
