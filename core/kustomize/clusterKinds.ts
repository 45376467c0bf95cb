// Kinds without a namespace, as kustomize knows them: all others get the namespace of their kustomization.

/** By kind alone. */
export const clusterKinds: ReadonlySet<string> = new Set(
  (
    'APIService CSIDriver CSINode CertificateSigningRequest ClusterRole ClusterRoleBinding ' +
    'ComponentStatus CustomResourceDefinition FlowSchema IngressClass ' +
    'MutatingWebhookConfiguration Namespace Node PersistentVolume PodSecurityPolicy ' +
    'PriorityClass PriorityLevelConfiguration RuntimeClass StorageClass ' +
    'ValidatingWebhookConfiguration VolumeAttachment ValidatingAdmissionPolicy ' +
    'ValidatingAdmissionPolicyBinding'
  ).split(' '),
);
