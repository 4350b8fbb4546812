import { expect, test, type Page } from '@playwright/test';
import { fillIn, signIn } from './support/people';
import { addTask, card, createProject, unique } from './support/work';

test('signing out ends the session, and an address leads back after signing in', async ({
  page,
}) => {
  await signIn(page, 'alice');
  const project = await createProject(page, unique('Door'));
  await page.getByRole('button', { name: /^Account of alice/i }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await page.goto(project);
  await fillIn(page, 'alice');
  await expect(page).toHaveURL(project);
});

test('signing out ends the session in other tabs, and its tokens at the services', async ({
  page,
  context,
}) => {
  await signIn(page, 'alice');
  const other = await context.newPage();
  await other.goto('/projects');
  await expect(other.getByRole('button', { name: /^Account of alice/i })).toBeVisible();
  const tokens = [await token(page), await token(other)];
  await page.getByRole('button', { name: /^Account of alice/i }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(other.getByRole('button', { name: 'Sign in' })).toBeVisible();
  for (const each of tokens) {
    const headers = { Authorization: `Bearer ${each}` };
    await expect
      .poll(async () => (await page.request.get('/api/me', { headers })).status())
      .toBe(401);
    await expect
      .poll(async () => (await page.request.put('/api/me', { headers })).status())
      .toBe(401);
  }
});

test('people can copy the id by which others find them', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(page, 'bob');
  await page.getByRole('button', { name: /^Account of bob/i }).click();
  await page.getByRole('menuitem', { name: 'Copy your id' }).click();
  await expect(page.getByRole('menuitem', { name: 'Copied' })).toBeVisible();
  const headers = { Authorization: `Bearer ${await token(page)}` };
  const me = (await (await page.request.get('/api/me', { headers })).json()) as { id: string };
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(me.id);
});

test('a token that is no longer good is renewed without a word', async ({ page }) => {
  await signIn(page, 'bob');
  await createProject(page, unique('Night shift'));
  const spoilt = await spoilToken(page);
  await page.reload();
  await addTask(page, 'Lock up');
  await expect.poll(() => token(page)).not.toBe(spoilt);
});

test('without a connection the page says so, and goes on when it is back', async ({ page }) => {
  await signIn(page, 'bob');
  await createProject(page, unique('Tunnel'));
  await addTask(page, 'Before');
  const offline = page.getByText('You are offline.');
  await page.context().setOffline(true);
  await expect(offline).toBeVisible();
  await expect(card(page, 'Before')).toBeVisible();
  await page.context().setOffline(false);
  await expect(offline).toBeHidden();
  await addTask(page, 'After');
});

/** Where the OpenID Connect client keeps who is signed in. */
async function token(page: Page): Promise<string> {
  return page.evaluate(() => {
    const key = Object.keys(sessionStorage).find((name) => name.startsWith('oidc.user:')) ?? '';
    return (JSON.parse(sessionStorage.getItem(key) ?? '{}') as { access_token: string })
      .access_token;
  });
}

/** Breaks the token's signature, so that the services refuse it; nothing is mocked. */
async function spoilToken(page: Page): Promise<string> {
  const spoilt = (await token(page)).replace(/.{8}$/, 'AAAAAAAA');
  await page.evaluate((accessToken) => {
    const key = Object.keys(sessionStorage).find((name) => name.startsWith('oidc.user:')) ?? '';
    const user = JSON.parse(sessionStorage.getItem(key) ?? '{}') as object;
    sessionStorage.setItem(key, JSON.stringify({ ...user, access_token: accessToken }));
  }, spoilt);
  return spoilt;
}
