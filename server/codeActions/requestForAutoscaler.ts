/**
 * Code action: request what an autoscaler measures
 *
 * A container that requests no cpu (or memory) although an autoscaler compares with it gets a request to start from.
 */

import { fieldsOf } from '../../core/json.js';
import { targetsOf } from '../names/objectName.js';
import { containersOf } from '../names/podSpec.js';
import { changeObject, messageOf, placeOfObject, withValueAt } from './action.js';
import { quickFixes } from './quickFixes.js';

const amounts: Readonly<Record<string, string>> = { cpu: '100m', memory: '128Mi' };
const words = /^Container (\S*) of .* requests no ([\w./-]+)/;

export const requestForAutoscaler = quickFixes(
  ({ code }) => code === 'autoscaler-without-requests',
  ({ inGraph: object }, { workspace, diagnostic }) => {
    const [, name, resource = ''] = words.exec(messageOf(diagnostic)) ?? [];
    const amount = amounts[resource];
    const reference = object?.facts.references.find(
      ({ pattern }) => pattern.at === 'spec.scaleTargetRef.name',
    );
    const [target] = object && reference ? targetsOf(object, reference, workspace) : [];
    const place = target && placeOfObject(workspace, target);
    const container = target && containersOf(target).find(({ value }) => value['name'] === name);
    if (place === undefined || container === undefined || amount === undefined) {
      return [];
    }
    const path = [...container.path, 'resources', 'requests'];
    const wanted = withValueAt(place.value, path, before => ({
      ...fieldsOf(before),
      [resource]: amount,
    }));
    const title = `Let container ${name} request ${amount} of ${resource}`;
    return [{ title, edits: [changeObject(place, wanted)], isPreferred: true }];
  },
);
