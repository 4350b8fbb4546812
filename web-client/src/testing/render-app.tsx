import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider, type RouteObject } from 'react-router';
import { theme } from '@/app/theme';
import { consistency } from '@/lib/consistency';
import { createQueryClient } from '@/lib/query-client';
import { commandHandlers } from './fake-commands';
import { FakeLog } from './fake-log';
import { queryHandlers } from './fake-queries';
import { server } from './server';

/** A fresh faked system that answers from now on. */
export function fakeSystem(): FakeLog {
  consistency.forget();
  const log = new FakeLog();
  server.use(...queryHandlers(log), ...commandHandlers(log));
  return log;
}

/** Draws a screen at an address, as the app does. */
export function renderAt(address: string, routes: RouteObject[]) {
  const router = createMemoryRouter(routes, { initialEntries: [address] });
  const queryClient = createQueryClient();
  render(
    <MantineProvider env="test" theme={theme}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <Notifications />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { user: userEvent.setup(), router, queryClient };
}
