// Whoever uses the simulated cluster: its administrator, by the name and identity that the recordings have.

/** The one user there is, as reviews, policies and signing requests see them. */
export const user = {
  username: 'admin',
  uid: 'admin',
  groups: ['system:masters', 'system:authenticated'],
} as const;
