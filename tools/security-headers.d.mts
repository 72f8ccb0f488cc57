export const contentSecurityPolicyForMeta: string;
export const securityHeaders: Record<string, string>;
