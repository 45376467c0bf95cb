// Defaults of ResourceClaims and their templates: what a request for devices means where it does not say.
import type {
  DeviceRequest,
  ResourceClaim,
  ResourceClaimSpec,
  ResourceClaimTemplate,
} from '../../../schemas/built/types.js';
import { eachItem, withDefaults, withDefaultsForZero, withField } from '../sharing.js';

/** A ResourceClaim with its defaults. */
export function defaultResourceClaim(claim: ResourceClaim): ResourceClaim {
  return withField(claim, 'spec', defaultSpec);
}

/** A ResourceClaimTemplate with its defaults. */
export function defaultResourceClaimTemplate(
  template: ResourceClaimTemplate,
): ResourceClaimTemplate {
  return withField(template, 'spec', inner =>
    withField(withDefaults(inner, { metadata: {} }), 'spec', defaultSpec),
  );
}

interface Request {
  readonly allocationMode?: string;
  readonly count?: number;
  readonly tolerations?: readonly { readonly operator?: string }[];
}

function defaultSpec(spec: ResourceClaimSpec): ResourceClaimSpec {
  return withField(spec, 'devices', devices =>
    withField(devices, 'requests', requests => eachItem(requests, defaultDeviceRequest)),
  );
}

function defaultDeviceRequest(request: DeviceRequest): DeviceRequest {
  const exact = withField(request, 'exactly', defaultRequest);
  return withField(exact, 'firstAvailable', options => eachItem(options, defaultRequest));
}

function defaultRequest<T extends Request>(request: T): T {
  const moded: Request = withDefaultsForZero<Request>(request, { allocationMode: 'ExactCount' });
  const counted =
    moded.allocationMode === 'ExactCount' ? withDefaultsForZero(moded, { count: 1 }) : moded;
  return withField(counted, 'tolerations', tolerations =>
    eachItem(tolerations, toleration => withDefaultsForZero(toleration, { operator: 'Equal' })),
  ) as T;
}
