// DefaultIngressClass: an Ingress that names no class gets the default one.

import { findDefaultClass } from './common/defaultClass.js';
import { isCreationOf } from './common/requests.js';
import type { AdmissionPlugin } from './types.js';

const annotation = 'ingressclass.kubernetes.io/is-default-class';
const formerAnnotation = 'kubernetes.io/ingress.class';

export const defaultIngressClass: AdmissionPlugin = {
  name: 'DefaultIngressClass',
  mutate(request, view) {
    const { object } = request;
    if (!isCreationOf(request, 'networking.k8s.io/Ingress')) {
      return object;
    }
    const spec = (object['spec'] ?? {}) as { readonly ingressClassName?: string };
    const isNamed = object.metadata.annotations?.[formerAnnotation] !== undefined;
    const found = findDefaultClass(view.list('networking.k8s.io/IngressClass'), annotation);
    if (isNamed || spec.ingressClassName !== undefined || found === undefined) {
      return object;
    }
    return { ...object, spec: { ...spec, ingressClassName: found.metadata.name } };
  },
};
