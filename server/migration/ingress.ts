// Ingress of extensions/v1beta1 and networking.k8s.io/v1beta1 -> networking.k8s.io/v1: backends name a service with
// a port object, every path says its type, and the default backend has its own name.

import { type Fields, fieldsOf } from '../../core/json.js';
import { changeField, defined, mapItems, renameField, withField } from './records.js';

/** The Ingress with the fields of v1. */
export function migrateIngress(object: Fields): Fields {
  return changeField(object, 'spec', value => {
    const spec = renameField(fieldsOf(value), 'backend', 'defaultBackend');
    return changeField(changeField(spec, 'defaultBackend', migrateBackend), 'rules', rules =>
      mapItems(rules, rule => changeField(rule, 'http', migrateHttp)),
    );
  });
}

function migrateHttp(value: unknown): Fields {
  return changeField(fieldsOf(value), 'paths', paths =>
    mapItems(paths, path => {
      const typed = path['pathType'] === undefined ? withPathType(path) : path;
      return changeField(typed, 'backend', migrateBackend);
    }),
  );
}

/** v1beta1 left the meaning of a path to the controller when nothing was said. */
function withPathType(path: Fields): Fields {
  return withField(path, 'pathType', 'ImplementationSpecific');
}

function migrateBackend(value: unknown): Fields {
  const backend = fieldsOf(value);
  const { serviceName, servicePort, ...rest } = backend;
  if (serviceName === undefined && servicePort === undefined) {
    return backend;
  }
  const port =
    servicePort === undefined
      ? undefined
      : typeof servicePort === 'number'
        ? { number: servicePort }
        : { name: servicePort };
  return defined({ service: defined({ name: serviceName, port }), ...rest });
}
