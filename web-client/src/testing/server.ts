import { setupServer } from 'msw/node';

/** The faked network of a test; each test says what answers. */
export const server = setupServer();
