import { screen, waitFor, within } from '@testing-library/react';
import { vi } from 'vitest';
import { renderAt } from '@/testing/render-app';
import { AboutDialog } from './about-dialog';
import { sourceOf } from './release';

const close = vi.fn();
const routes = [{ path: '/', element: <AboutDialog onClose={close} /> }];

describe('about', () => {
  it('names the version and leads to source, API and licences', async () => {
    renderAt('/', routes);
    const dialog = within(await screen.findByRole('dialog', { name: 'About Taskledger' }));
    dialog.getByText(/^Version \d+\.\d+\.\d+/);
    for (const [name, href] of [
      ['Source code', 'https://github.com/taskledger/taskledger'],
      ['Using the API', expect.stringMatching(/\/shared-api\/docs\/using-the-api\.md$/)],
      ['Commands in OpenAPI', expect.stringMatching(/\/command-side\.json$/)],
      ['Queries in OpenAPI', expect.stringMatching(/\/query-side\.json$/)],
      ['Licences of what this page includes', '/licences.txt'],
    ] as const) {
      expect(dialog.getByRole('link', { name })).toHaveAttribute('href', href);
    }
  });

  it('closes by the keyboard', async () => {
    const { user } = renderAt('/', routes);
    await screen.findByRole('dialog', { name: 'About Taskledger' });
    await user.keyboard('{Escape}');
    await waitFor(() => {
      expect(close).toHaveBeenCalled();
    });
  });

  it('leads to the source of the very commit, if that is known', () => {
    const source = 'https://example.org/t';
    const known = { version: '1.0.0', source, commit: 'abc' };
    expect(sourceOf('LICENSE', known)).toBe(`${source}/blob/abc/LICENSE`);
    expect(sourceOf('LICENSE', { ...known, commit: '' })).toBe(`${source}/blob/main/LICENSE`);
  });
});
