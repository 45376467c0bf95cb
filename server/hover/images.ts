/**
 * Hover: images
 *
 * The parts of an image's reference, and the pull policy that follows from its tag.
 */
import { defaultPullPolicy } from '../../core/defaulting/image.js';
import { containerPathOf, fieldsIn } from './place.js';
import type { HoverContext } from './types.js';

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
  return [lines.join('\n'), pulls];
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
