// API versions the server warns of whenever they are asked for.

/** The server's words about a served but deprecated kind. */
export function deprecationOf(apiVersion: string, kind: string): string | undefined {
  return warnings[`${apiVersion} ${kind}`];
}

const warnings: Readonly<Record<string, string>> = {
  'v1 Endpoints': 'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice',
  'v1 ComponentStatus': 'v1 ComponentStatus is deprecated in v1.19+',
};
