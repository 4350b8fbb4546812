import { expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';

/** A demo account of the local identity provider. */
export type Account = 'admin' | 'alice' | 'bob' | 'carol';

/** Signs in through the real provider; the page then shows the projects. */
export async function signIn(page: Page, account: Account): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await fillIn(page, account);
  await expect(page.getByRole('heading', { level: 1, name: 'Projects' })).toBeVisible();
}

/** Fills in the provider's own page. */
export async function fillIn(page: Page, account: Account): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(account);
  await page.getByLabel('Password', { exact: true }).fill(`${account}-demo`);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** A browser of somebody's own, signed in. */
export async function browserOf(
  browser: Browser,
  account: Account,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await signIn(page, account);
  return page;
}
