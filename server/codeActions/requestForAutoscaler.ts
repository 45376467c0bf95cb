/**
 * Code action: request what an autoscaler measures
 *
 * A container that requests no cpu (or memory) although an autoscaler compares with it gets a request to start from.
 */

import { CodeActionKind } from 'vscode-languageserver-types';
import { fieldsOf } from '../../core/json.js';
import { targetsOf } from '../names/objectName.js';
import { containersOf } from '../names/podSpec.js';
import {
  type ActionSource,
  actionOf,
  changeObject,
  messageOf,
  placeOf,
  placeOfObject,
  withValueAt,
} from './action.js';

const amounts: Readonly<Record<string, string>> = { cpu: '100m', memory: '128Mi' };
const words = /^Container (\S*) of .* requests no ([\w./-]+)/;

export const requestForAutoscaler: ActionSource = context =>
  context.diagnostics.flatMap(diagnostic => {
    const [, name, resource = ''] = words.exec(messageOf(diagnostic)) ?? [];
    const object = placeOf(context, diagnostic.range)?.inGraph;
    const amount = amounts[resource];
    if (diagnostic.code !== 'autoscaler-without-requests' || object === undefined || !amount) {
      return [];
    }
    const reference = object.facts.references.find(
      ({ pattern }) => pattern.at === 'spec.scaleTargetRef.name',
    );
    const [target] = reference ? targetsOf(object, reference, context.workspace) : [];
    const place = target && placeOfObject(context.workspace, target);
    const container = target && containersOf(target).find(({ value }) => value['name'] === name);
    if (place === undefined || container === undefined) {
      return [];
    }
    const path = [...container.path, 'resources', 'requests'];
    const wanted = withValueAt(place.value, path, before => ({
      ...fieldsOf(before),
      [resource]: amount,
    }));
    const title = `Let container ${name} request ${amount} of ${resource}`;
    const kind = CodeActionKind.QuickFix;
    return [
      actionOf(context.workspace, { title, kind, diagnostic, isPreferred: true }, [
        changeObject(place, wanted),
      ]),
    ];
  });
