/** The header that makes an edit conditional on the version the user saw. */
export const ifMatch = (version: number) => ({ 'If-Match': `"${String(version)}"` });
