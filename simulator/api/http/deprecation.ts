// API versions the server warns of whenever they are asked for: built-in kinds, and versions of custom resources.

import type { ServedResource } from './servedResources.js';

/** The server's words about a served but deprecated resource; none for others. */
export function deprecationsOf({
  apiVersion,
  resource,
  custom,
}: ServedResource): readonly string[] {
  const warning = custom?.deprecation ?? warnings[`${apiVersion} ${resource.kind}`];
  return warning === undefined ? [] : [warning];
}

const warnings: Readonly<Record<string, string>> = {
  'v1 Endpoints': 'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice',
  'v1 ComponentStatus': 'v1 ComponentStatus is deprecated in v1.19+',
};
