/**
 * Hover: images
 *
 * The parts of an image's reference, the pull policy that follows from its tag, and who else runs it.
 */

import { defaultPullPolicy } from '../../core/defaulting/image.js';
import type { GraphObject } from '../../core/graph/objectGraph.js';
import { fieldsOf, valueAt } from '../../core/json.js';
import { podPlaceOf } from '../../core/kubernetes/podTemplate.js';
import { whereabouts } from '../describeObject.js';
import { containerPathOf, fieldsIn } from '../objectPlace.js';
import type { HoverContext } from './types.js';

const shownMax = 8;

/** The parts of a reference; what it does not say is what Docker Hub fills in. */
export interface ImageParts {
  readonly registry: string;
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** Tells the parts of a container's image. */
export function images(context: HoverContext): readonly string[] {
  const container = containerPathOf(context);
  const { path, at } = context;
  const isImage = path.length === (container?.length ?? 0) + 1 && path.at(-1) === 'image';
  if (container === undefined || !isImage || at.value?.kind !== 'scalar' || at.value.text === '') {
    return [];
  }
  const { registry, repository, tag, digest } = imageParts(at.value.text);
  const { imagePullPolicy } = fieldsIn(context, container);
  const tagWords = tag === undefined && digest === undefined ? '`latest`, as none is said' : tag;
  const lines = [
    `- registry: \`${registry}\``,
    `- repository: \`${repository}\``,
    ...(tagWords === undefined ? [] : [`- tag: ${tag === undefined ? tagWords : `\`${tag}\``}`]),
    ...(digest === undefined ? [] : [`- digest: \`${digest}\``]),
  ];
  const policy = defaultPullPolicy(at.value.text);
  const pulls =
    typeof imagePullPolicy === 'string'
      ? `Pulled: \`${imagePullPolicy}\``
      : `Pulled: \`${policy}\`, which the server fills in for this tag`;
  return [lines.join('\n'), pulls, ...othersWith(context, repository)];
}

/** Other objects whose containers run an image of the repository, each with its tag. */
function othersWith({ surroundings, self }: HoverContext, repository: string): string[] {
  const lines: string[] = [];
  for (const object of surroundings.graph.withPods({})) {
    const tags = object === self ? [] : tagsOf(object, repository);
    if (tags.length > 0) {
      const { kind, name } = object.facts;
      lines.push(`- ${kind} \`${name}\`: ${tags.join(', ')} · ${whereabouts(object)}`);
    }
    if (lines.length === shownMax) {
      break;
    }
  }
  return lines.length === 0 ? [] : [`Also run by:\n\n${lines.join('\n')}`];
}

function tagsOf({ facts }: GraphObject, repository: string): string[] {
  const specPath = podPlaceOf(facts.apiVersion, facts.kind)?.specPath;
  const lists = specPath === undefined ? [] : ['containers', 'initContainers'];
  const containers = lists.flatMap(list => valueAt(facts.value, [...(specPath ?? []), list]) ?? []);
  const tags = containers.flatMap(container => {
    const { image } = fieldsOf(container);
    const last = repository.slice(repository.lastIndexOf('/') + 1);
    const parts = typeof image === 'string' && image.includes(last) ? imageParts(image) : undefined;
    return parts?.repository === repository ? `\`${parts.tag ?? parts.digest ?? 'latest'}\`` : [];
  });
  return [...new Set(tags)];
}

/** Reads `registry/repository:tag@digest`. */
export function imageParts(image: string): ImageParts {
  const [reference = '', digest] = image.split('@');
  const slash = reference.lastIndexOf('/');
  const colon = reference.indexOf(':', slash + 1);
  const name = colon < 0 ? reference : reference.slice(0, colon);
  const tag = colon < 0 ? undefined : reference.slice(colon + 1);
  const [first = '', ...rest] = name.split('/');
  const hasRegistry = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  const repository = hasRegistry ? rest.join('/') : name;
  return {
    registry: hasRegistry ? first : 'docker.io',
    repository: hasRegistry || rest.length > 0 ? repository : `library/${repository}`,
    tag,
    digest,
  };
}
