/**
 * Rule: kustomization-no-match
 *
 * A patch, an image or a number of replicas is for something that is not built. A partial object and replicas without
 * their object are refused; a target or an image that nothing matches does nothing, silently.
 *
 *     patches:
 *       - target: { kind: Deployment, name: wbe }   # ← no such Deployment
 *         path: more-memory.yaml
 *     images:
 *       - name: ngnix            # ← no container has this image
 *         newTag: "1.27"
 *
 * Silent where parts of the build are not known: addresses, charts, plugins.
 */

import { type Fields, fieldsOf } from '../../../core/json.js';
import { itemsAt, textAt } from '../../../core/kustomize/buildFields.js';
import type { BuiltObject } from '../../../core/kustomize/builtObject.js';
import { readImage } from '../../../core/kustomize/images.js';
import { resolvePath } from '../../../core/kustomize/scopes.js';
import {
  namedBy,
  partialObjectsIn,
  scalableKinds,
  scaledBy,
  selectedBy,
  type TargetIdentity,
} from '../../../core/kustomize/targets.js';
import type { FieldPath } from '../../../core/validation/fieldError.js';
import type { RuleFinding } from '../../rules/rule.js';
import { nearestWord } from '../../suggest.js';
import type { KustomizationFile, KustomizationRule } from '../rule.js';
import type { KustomizationWorld } from '../world.js';

export const kustomizationNoMatch: KustomizationRule = {
  id: 'kustomization-no-match',
  severity: 'warning',
  pack: 'correctness',
  check(file, world) {
    const { objects, isComplete } = world.around(file.uri);
    return isComplete
      ? [
          ...patchesWithout(file, world, objects),
          ...imagesWithout(file.fields, objects),
          ...replicasWithout(file.fields, objects),
        ]
      : [];
  },
};

function patchesWithout(
  file: KustomizationFile,
  world: KustomizationWorld,
  objects: readonly BuiltObject[],
): RuleFinding[] {
  const { fields } = file;
  const targets = ['patches', 'patchesJson6902'].flatMap(field =>
    itemsAt(fields, field).flatMap((item, index) => {
      const at = [field, index];
      return Object.hasOwn(item, 'target')
        ? targetWithout(fieldsOf(item['target']), [...at, 'target'], objects)
        : partsWithout(item, at, { file, world, objects });
    }),
  );
  const merged = (
    Array.isArray(fields['patchesStrategicMerge']) ? fields['patchesStrategicMerge'] : []
  ).flatMap((text: unknown, index) =>
    typeof text === 'string'
      ? unmatched(identitiesOf(text, file, world), ['patchesStrategicMerge', index], objects)
      : [],
  );
  return [...targets, ...merged];
}

function targetWithout(
  target: Fields,
  at: FieldPath,
  objects: readonly BuiltObject[],
): RuleFinding[] {
  if (selectedBy(target, objects)?.length !== 0) {
    return [];
  }
  const name = textAt(target, 'name');
  const others = { ...target, name: undefined };
  const near = name && nearestWord(name, namesOf(selectedBy(others, objects) ?? []));
  return near
    ? [
        {
          path: [...at, 'name'],
          message: `The patch changes nothing: no object is called ${name}. Did you mean ${near}?`,
          data: { replacements: [near] },
        },
      ]
    : [{ path: at, message: 'The patch changes nothing: its target matches no object' }];
}

interface Surroundings {
  readonly file: KustomizationFile;
  readonly world: KustomizationWorld;
  readonly objects: readonly BuiltObject[];
}

function partsWithout(item: Fields, at: FieldPath, around: Surroundings): RuleFinding[] {
  const inline = textAt(item, 'patch');
  const path = textAt(item, 'path');
  if (inline !== undefined) {
    return unmatched(partialObjectsIn(inline), [...at, 'patch'], around.objects);
  }
  return path === undefined
    ? []
    : unmatched(identitiesOf(path, around.file, around.world), [...at, 'path'], around.objects);
}

/** The partial objects of a patch: a file, or the patch itself. */
function identitiesOf(
  text: string,
  { folder }: KustomizationFile,
  world: KustomizationWorld,
): readonly TargetIdentity[] {
  return text.includes('\n')
    ? partialObjectsIn(text)
    : (world.objectsOf(resolvePath(folder, text)) ?? []).map(({ facts }) => facts);
}

function unmatched(
  identities: readonly TargetIdentity[],
  at: FieldPath,
  objects: readonly BuiltObject[],
): RuleFinding[] {
  return identities
    .filter(identity => namedBy(identity, objects).length === 0)
    .map(identity => ({ path: at, message: messageFor(identity, objects) }));
}

/** The commonest slips: the name, the namespace, the version. */
function messageFor(identity: TargetIdentity, objects: readonly BuiltObject[]): string {
  const { kind, name, namespace, apiVersion } = identity;
  const start = `kustomize refuses the patch: it builds no ${kind} ${name}`;
  const sameName = objects.filter(
    ({ origin, names }) => origin.facts.kind === kind && names.includes(name),
  );
  const [found] = sameName;
  if (found === undefined) {
    const ofKind = objects.filter(({ origin }) => origin.facts.kind === kind);
    const near = nearestWord(name, namesOf(ofKind));
    return near === undefined ? start : `${start}. Did you mean ${near}?`;
  }
  const { facts } = found.origin;
  return facts.apiVersion === apiVersion
    ? `${start} in namespace ${namespace ?? 'default'}: it is in ${found.namespaces.at(-1) ?? 'default'}`
    : `${start} of ${apiVersion}: it is of ${facts.apiVersion}`;
}

function imagesWithout(fields: Fields, objects: readonly BuiltObject[]): RuleFinding[] {
  const used = new Set(
    objects.flatMap(({ images }) => images.map(({ image }) => readImage(image).name)),
  );
  return itemsAt(fields, 'images').flatMap((item, index) => {
    const name = textAt(item, 'name');
    if (name === undefined || used.has(name)) {
      return [];
    }
    const near = nearestWord(name, used);
    const question = near === undefined ? '' : `. Did you mean ${near}?`;
    return [
      {
        path: ['images', index, 'name'],
        message: `No container has the image ${name}${question}`,
        data: near === undefined ? { remove: ['images', index] } : { replacements: [near] },
      },
    ];
  });
}

function replicasWithout(fields: Fields, objects: readonly BuiltObject[]): RuleFinding[] {
  const scalable = objects.filter(({ origin }) => scalableKinds.has(origin.facts.kind));
  return itemsAt(fields, 'replicas').flatMap((item, index) => {
    const name = textAt(item, 'name');
    if (name === undefined || scaledBy(name, objects).length > 0) {
      return [];
    }
    const near = nearestWord(name, namesOf(scalable));
    const question = near === undefined ? '' : `. Did you mean ${near}?`;
    return [
      {
        path: ['replicas', index, 'name'],
        message: `kustomize refuses this: no workload is called ${name}${question}`,
        data: near === undefined ? { remove: ['replicas', index] } : { replacements: [near] },
      },
    ];
  });
}

function namesOf(objects: readonly BuiltObject[]): ReadonlySet<string> {
  return new Set(objects.flatMap(({ names }) => names));
}
