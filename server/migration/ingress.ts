// Ingress of extensions/v1beta1 and networking.k8s.io/v1beta1 -> networking.k8s.io/v1: backends name a service with
// a port object, every path says its type, and the default backend has its own name.

import {
  asRecord,
  changeField,
  defined,
  type JsonRecord,
  mapItems,
  renameField,
  withField,
} from './records.js';

/** The Ingress with the fields of v1. */
export function migrateIngress(object: JsonRecord): JsonRecord {
  return changeField(object, 'spec', value => {
    const spec = renameField(asRecord(value), 'backend', 'defaultBackend');
    return changeField(changeField(spec, 'defaultBackend', migrateBackend), 'rules', rules =>
      mapItems(rules, rule => changeField(rule, 'http', migrateHttp)),
    );
  });
}

function migrateHttp(value: unknown): JsonRecord {
  return changeField(asRecord(value), 'paths', paths =>
    mapItems(paths, path => {
      const typed = path['pathType'] === undefined ? withPathType(path) : path;
      return changeField(typed, 'backend', migrateBackend);
    }),
  );
}

/** v1beta1 left the meaning of a path to the controller when nothing was said. */
function withPathType(path: JsonRecord): JsonRecord {
  return withField(path, 'pathType', 'ImplementationSpecific');
}

function migrateBackend(value: unknown): JsonRecord {
  const backend = asRecord(value);
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
