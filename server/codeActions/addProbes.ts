/**
 * Code action: add probes
 *
 * A container without a readiness or liveness probe gets both, on its first port: HTTP where the port is called so.
 */
import { itemsAt } from '../placedFields.js';
import { withValueAt } from './action.js';
import { containerAction } from './container.js';

export const addProbes = containerAction(['missing-readiness-probe'], (container, place) => {
  const { readinessProbe, livenessProbe, name } = container.value;
  const [port] = itemsAt(container, 'ports');
  const target = port?.value['name'] ?? port?.value['containerPort'];
  const isBoth = readinessProbe !== undefined && livenessProbe !== undefined;
  const runsOnce = container.list !== 'containers' || place.value['kind'] === 'Job';
  if (target === undefined || isBoth || runsOnce) {
    return undefined;
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
  return { title: `Add probes to container ${String(name)}`, wanted };
});
