import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { RouteError } from './route-error';
import { SignedIn } from './signed-in';
import { Callback, SilentCallback } from './routes/callback';
import { Landing } from './routes/landing';
import { NotFound } from './routes/not-found';

/** Each screen is its own chunk, fetched when it is first visited. */
export const routes: RouteObject[] = [
  {
    errorElement: <RouteError />,
    hydrateFallbackElement: <></>,
    children: [
      { path: '/', element: <Landing /> },
      { path: '/auth/callback', element: <Callback /> },
      { path: '/auth/silent', element: <SilentCallback /> },
      {
        element: <SignedIn />,
        children: [
          {
            errorElement: <RouteError />,
            children: [
              { path: '/projects', lazy: () => import('./routes/projects') },
              {
                path: '/projects/:projectId',
                lazy: () => import('./routes/project'),
                children: [
                  { index: true, element: null },
                  { path: 'tasks/:taskId', lazy: () => import('./routes/task') },
                ],
              },
              { path: '/projects/:projectId/members', lazy: () => import('./routes/members') },
              { path: '/projects/:projectId/history', lazy: () => import('./routes/activity') },
              { path: '/my-tasks', lazy: () => import('./routes/my-tasks') },
              { path: '/admin', element: <Navigate to="/admin/audit" replace /> },
              { path: '/admin/audit', lazy: () => import('./routes/audit') },
              { path: '/admin/projections', lazy: () => import('./routes/projections') },
              { path: '/admin/projections/:name', lazy: () => import('./routes/projection') },
              { path: '*', element: <NotFound /> },
            ],
          },
        ],
      },
    ],
  },
];

export const createAppRouter = () => createBrowserRouter(routes);
