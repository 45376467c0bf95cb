// The signing controllers: an approved request gets its certificate, where the host lent the cluster a signer.
// https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/

import { decodeText, encodeText } from '../../../core/kubernetes/base64.js';
import type { CertificateSigningRequest } from '../../../schemas/built/types.js';
import type { Cluster, ControllerFactory } from '../../kernel/types.js';
import type { CertificateSigner } from '../../simulation.js';
import { getByKey, ownKey } from '../common/keys.js';
import { signerNames, signingFault } from './signers.js';

const groupKind = 'certificates.k8s.io/CertificateSigningRequest';
/** Certificates last so long at most: cluster-signing-duration. */
const durationMs = 365 * 86_400_000;
/** Longer ones begin so long before now. */
const backdateMs = 300_000;
const shortMs = 8 * 3_600_000;

/** One controller per simulation. */
export const certificateSigningController: ControllerFactory = ({ signer }) => ({
  name: 'certificate-controller',
  watches: { [groupKind]: ownKey },
  reconcile(cluster, key) {
    const request = getByKey<CertificateSigningRequest>(cluster, groupKind, key);
    if (request !== undefined && signer !== undefined && isToBeSigned(request)) {
      answer(cluster, request, signer);
    }
    return undefined;
  },
});

function isToBeSigned({ spec, status }: CertificateSigningRequest): boolean {
  const types = (status?.conditions ?? []).map(({ type }) => type);
  return (
    types.includes('Approved') &&
    !types.includes('Denied') &&
    !types.includes('Failed') &&
    status?.certificate === undefined &&
    signerNames.includes(spec.signerName)
  );
}

function answer(
  cluster: Cluster,
  request: CertificateSigningRequest,
  signer: CertificateSigner,
): void {
  const { spec, status } = request;
  const pem = decodeText(spec.request) ?? '';
  const names = signer.read(pem);
  if (names === undefined) {
    return;
  }
  const fault = signingFault(spec.signerName, names, spec.usages ?? []);
  if (fault !== undefined) {
    const condition = {
      type: 'Failed',
      status: 'True',
      reason: 'SignerValidationFailure',
      message: fault,
      lastUpdateTime: cluster.timestamp,
      lastTransitionTime: cluster.timestamp,
    };
    const conditions = [...(status?.conditions ?? []), condition];
    cluster.updateStatus<CertificateSigningRequest>({
      ...request,
      status: { ...status, conditions },
    });
    return;
  }
  const certificate = signer.sign({
    request: pem,
    usages: spec.usages ?? [],
    ...validity(cluster.nowMs, spec.expirationSeconds),
  });
  if (certificate !== undefined) {
    cluster.updateStatus<CertificateSigningRequest>({
      ...request,
      status: { ...status, certificate: encodeText(certificate) },
    });
  }
}

function validity(
  nowMs: number,
  expirationSeconds: number | undefined,
): { readonly notBeforeMs: number; readonly notAfterMs: number } {
  const asked = expirationSeconds === undefined ? durationMs : expirationSeconds * 1000;
  const lastsMs = Math.min(asked, durationMs);
  const notBeforeMs = nowMs - backdateMs;
  return { notBeforeMs, notAfterMs: lastsMs <= shortMs ? nowMs + lastsMs : notBeforeMs + lastsMs };
}
