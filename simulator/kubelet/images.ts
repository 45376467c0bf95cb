// Which images a node has pulled: what the kubelet says of the pull.

import { goDuration } from './backoff.js';
import type { ContainerEvent, ContainerRuntime } from './containerRuntime.js';

/** Sizes are of no consequence: all images have this one. */
const imageBytes = 70_000_000;

/** The images on the nodes of one simulation. */
export class NodeImages {
  readonly #byNode = new Map<string, Set<string>>();

  /** The events of getting a container's image onto the node, which then has it. */
  pull(nodeName: string, container: ContainerRuntime): readonly ContainerEvent[] {
    const image = container.container.image ?? '';
    const images = this.#byNode.get(nodeName) ?? new Set<string>();
    this.#byNode.set(nodeName, images);
    const isPresent = images.has(image);
    images.add(image);
    const say = (reason: string, message: string): ContainerEvent => ({
      type: 'Normal',
      reason,
      message,
      container,
    });
    if (isPresent && container.container.imagePullPolicy !== 'Always') {
      const text = `Container image "${image}" already present on machine and can be accessed by the pod`;
      return [say('Pulled', text)];
    }
    const time = pullTime(container.course.startAfterMs);
    const text = `Successfully pulled image "${image}" in ${time} (${time} including waiting). Image size: ${imageBytes} bytes.`;
    return [say('Pulling', `Pulling image "${image}"`), say('Pulled', text)];
  }
}

function pullTime(durationMs: number): string {
  return durationMs < 1000 ? `${durationMs}ms` : goDuration(durationMs);
}
