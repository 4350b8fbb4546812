/** The moment that a read is about, as its query parameter: the past, or now. */
export const momentOf = (asOf: string | null) => (asOf === null ? {} : { asOf });
