/**
 * Code action: add probes
 *
 * A container without a readiness or liveness probe gets both, on its first port: HTTP where the port is called so.
 */
import { CodeActionKind } from 'vscode-languageserver-types';
import { itemsAt } from '../names/podSpec.js';
import { type ActionSource, actionOf, changeObject, placeOf, withValueAt } from './action.js';
import { containerAt } from './container.js';

const reasons = ['missing-readiness-probe'];

export const addProbes: ActionSource = context => {
  const place = placeOf(context, context.range);
  const container = place && containerAt(place);
  if (place === undefined || container === undefined || container.list !== 'containers') {
    return [];
  }
  const { readinessProbe, livenessProbe, name } = container.value;
  const [port] = itemsAt(container, 'ports');
  const target = port?.value['name'] ?? port?.value['containerPort'];
  const isBoth = readinessProbe !== undefined && livenessProbe !== undefined;
  if (target === undefined || isBoth || place.value['kind'] === 'Job') {
    return [];
  }
  const isHttp = /^http|^web|^(80|8080|3000|5000|8000)$/.test(String(target));
  const check = isHttp ? { httpGet: { path: '/', port: target } } : { tcpSocket: { port: target } };
  const wanted = withValueAt(place.value, container.path, before => ({
    ...(before as object),
    ...(readinessProbe === undefined ? { readinessProbe: check } : {}),
    ...(livenessProbe === undefined
      ? { livenessProbe: { ...check, initialDelaySeconds: 10 } }
      : {}),
  }));
  const title = `Add probes to container ${String(name)}`;
  const diagnostic = context.diagnostics.find(({ code }) => reasons.includes(String(code)));
  const named =
    diagnostic === undefined
      ? { title, kind: CodeActionKind.RefactorRewrite }
      : { title, kind: CodeActionKind.QuickFix, diagnostic };
  return [actionOf(context.workspace, named, [changeObject(place, wanted)])];
};
