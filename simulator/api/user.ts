// Whoever uses the simulated cluster: its administrator, as kubeadm names one.

/** The one user there is, as reviews, policies and signing requests see them. */
export const user = {
  username: 'kubernetes-admin',
  groups: ['system:masters', 'system:authenticated'],
} as const;
