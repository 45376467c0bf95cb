/**
 * Code action: add the volume of a mount
 *
 * A mount whose volume is not there gets one: empty, or the ConfigMap or Secret of its name where there is one.
 */

import { listOf, valueAt } from '../../core/json.js';
import { podPlaceOf } from '../../core/kubernetes/podTemplate.js';
import { parseField } from '../fieldText.js';
import {
  type ActionContext,
  type ActionPlace,
  changeObject,
  messageOf,
  withValueAt,
} from './action.js';
import { quickFixes } from './quickFixes.js';

export const addVolume = quickFixes(
  ({ code }) => code === 'not-found',
  (place, context) => {
    const { path } = parseField(messageOf(context.diagnostic));
    const isMount = path.at(-3) === 'volumeMounts' && path.at(-1) === 'name';
    const { apiVersion = '', kind = '' } = place.object;
    const spec = podPlaceOf(apiVersion, kind)?.specPath;
    const name = valueAt(place.value, path);
    if (!isMount || spec === undefined || typeof name !== 'string') {
      return [];
    }
    return sourcesOf(context, place, name).map(({ title, source }) => {
      const wanted = withValueAt(place.value, [...spec, 'volumes'], before => [
        ...listOf(before),
        { name, ...source },
      ]);
      return { title, edits: [changeObject(place, wanted)] };
    });
  },
);

interface VolumeSource {
  readonly title: string;
  readonly source: Readonly<Record<string, unknown>>;
}

function sourcesOf(context: ActionContext, place: ActionPlace, name: string): VolumeSource[] {
  const { inGraph } = place;
  const isThere = (kind: string): boolean =>
    inGraph !== undefined &&
    context.workspace.graph
      .named(kind, name)
      .some(target => context.workspace.isTogether(inGraph, target));
  const candidates: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['ConfigMap', { configMap: { name } }],
    ['Secret', { secret: { secretName: name } }],
    ['PersistentVolumeClaim', { persistentVolumeClaim: { claimName: name } }],
  ];
  const known = candidates
    .filter(([kind]) => isThere(kind))
    .map(([kind, source]) => ({ title: `Add volume ${name} from ${kind} ${name}`, source }));
  return [...known, { title: `Add empty volume ${name}`, source: { emptyDir: {} } }];
}
