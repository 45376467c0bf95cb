// The types of Secrets and the keys they have. For rules and completion.
// https://kubernetes.io/docs/concepts/configuration/secret/#secret-types

/** The keys of each type, those that it must have first. */
export const secretKeysByType: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/tls': ['tls.crt', 'tls.key', 'ca.crt'],
  'kubernetes.io/basic-auth': ['username', 'password'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey', 'known_hosts'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'bootstrap.kubernetes.io/token': [
    ...['token-id', 'token-secret', 'description', 'expiration', 'usage-bootstrap-authentication'],
    ...['usage-bootstrap-signing', 'auth-extra-groups'],
  ],
};

/** Types that kubelets pull images with, the newer one first. */
export const pullSecretTypes = ['kubernetes.io/dockerconfigjson', 'kubernetes.io/dockercfg'];
