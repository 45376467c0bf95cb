/**
 * Code action: expose as a Service
 *
 * A workload that no Service selects gets one, with its labels and all its ports.
 */
import { CodeActionKind } from 'vscode-languageserver-types';
import { requiredLabels } from '../../core/kubernetes/selector.js';
import { selectorsOf } from '../names/containerPort.js';
import { type ActionSource, actionOf, placeOf } from './action.js';
import { appendObject, inNewFile } from './newObject.js';

export const exposeService: ActionSource = context => {
  const { workspace } = context;
  const object = placeOf(context, context.range)?.inGraph;
  const pods = object?.facts.pods;
  const isExposed =
    object !== undefined &&
    selectorsOf(object, workspace).some(({ facts }) => facts.groupKind === 'Service');
  const ports = pods?.ports ?? [];
  if (object === undefined || pods === undefined || isExposed || ports.length === 0) {
    return [];
  }
  const [own] = object.facts.selectors.map(({ selector }) => requiredLabels(selector));
  const { name, namespace } = object.facts;
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
    spec: {
      selector: own ?? pods.labels,
      ports: ports.map(port => ({
        ...(port.name === undefined
          ? ports.length > 1
            ? { name: `port-${port.number}` }
            : {}
          : { name: port.name }),
        port: port.number,
        targetPort: port.name ?? port.number,
        ...(port.protocol === 'TCP' ? {} : { protocol: port.protocol }),
      })),
    },
  };
  const kind = CodeActionKind.RefactorExtract;
  const title = `Expose ${object.facts.kind} ${name} as a Service`;
  return [
    actionOf(workspace, { title, kind }, [appendObject(context, service)]),
    inNewFile(context, { title: `${title} in a new file`, kind }, service),
  ];
};
