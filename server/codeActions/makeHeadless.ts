/**
 * Code action: make a Service headless
 *
 * The Service that gives a StatefulSet's pods their names gets `clusterIP: None`.
 */
import { targetsOf } from '../names/objectName.js';
import { changeObject, placeOfObject, withValueAt } from './action.js';
import { quickFixes } from './quickFixes.js';

export const makeHeadless = quickFixes(
  ({ code }) => code === 'service-not-headless',
  ({ inGraph: object }, { workspace }) => {
    const reference = object?.facts.references.find(({ to }) => to === 'Service');
    const [service] = object && reference ? targetsOf(object, reference, workspace) : [];
    const place = service && placeOfObject(workspace, service);
    if (place === undefined) {
      return [];
    }
    const wanted = withValueAt(place.value, ['spec', 'clusterIP'], () => 'None');
    const title = `Make Service ${reference?.name} headless`;
    return [{ title, edits: [changeObject(place, wanted)] }];
  },
);
