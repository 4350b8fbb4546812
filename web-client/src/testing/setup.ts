import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { notifications } from '@mantine/notifications';
import { server } from './server';

// The machine may be busy with servers during a full build.
// Walking every ancestor's style for each role query is most of a test's time in jsdom.
configure({ asyncUtilTimeout: 8000, defaultHidden: true });

// What jsdom does not have and Mantine asks for.
window.matchMedia = (media) =>
  ({
    matches: false,
    media,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }) as unknown as MediaQueryList;
window.HTMLElement.prototype.scrollIntoView = () => undefined;
window.ResizeObserver = class {
  observe() {
    // jsdom lays nothing out: there is nothing to observe
  }
  unobserve() {
    // as above
  }
  disconnect() {
    // as above
  }
};
Object.defineProperty(document, 'fonts', {
  configurable: true,
  value: { addEventListener: () => undefined, removeEventListener: () => undefined },
});

beforeAll(() => {
  server.listen({ onUnhandledRequest: 'error' });
});
afterEach(() => {
  cleanup();
  notifications.clean();
  server.resetHandlers();
  sessionStorage.clear();
});
afterAll(() => {
  server.close();
});
