/**
 * Code action: make a Service headless
 *
 * The Service that gives a StatefulSet's pods their names gets `clusterIP: None`.
 */
import { CodeActionKind } from 'vscode-languageserver-types';
import { targetsOf } from '../names/objectName.js';
import {
  type ActionSource,
  actionOf,
  changeObject,
  placeOf,
  placeOfObject,
  withValueAt,
} from './action.js';

export const makeHeadless: ActionSource = context =>
  context.diagnostics.flatMap(diagnostic => {
    const object = placeOf(context, diagnostic.range)?.inGraph;
    const reference = object?.facts.references.find(({ to }) => to === 'Service');
    if (diagnostic.code !== 'service-not-headless' || !object || reference === undefined) {
      return [];
    }
    const [service] = targetsOf(object, reference, context.workspace);
    const place = service && placeOfObject(context.workspace, service);
    if (place === undefined) {
      return [];
    }
    const wanted = withValueAt(place.value, ['spec', 'clusterIP'], () => 'None');
    const title = `Make Service ${reference.name} headless`;
    return [
      actionOf(context.workspace, { title, kind: CodeActionKind.QuickFix, diagnostic }, [
        changeObject(place, wanted),
      ]),
    ];
  });
